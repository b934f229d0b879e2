import { exampleId } from "../kernel/example-id.ts";
import { fieldSchemas } from "./fields.ts";

/** What the API's description shows of this room. A test holds every example to its schema. */

const text = { text: "Good morning. Your parcel left today.", marks: [{ kind: "bold", start: 0, end: 13 }] };
const clientKey = "6f1f2a52-8a52-4c9b-9d0e-0f7a5e3c1b11";

export const labelExample = { id: exampleId("lbl"), name: "Shipping", colour: "blue" };

export const attachmentExample = {
  id: exampleId("att"),
  fileName: "receipt.pdf",
  contentType: "application/pdf",
  size: 48_213,
  width: null,
  height: null,
  durationMs: null,
  state: "stored",
  failure: null,
  url: `/api/attachments/${exampleId("att")}/content`,
};

export const messageExample = {
  id: exampleId("msg"),
  conversationId: exampleId("cnv"),
  direction: "out",
  kind: "message",
  author: { kind: "member", id: exampleId("usr"), name: "Grace Hopper", avatarUrl: null },
  text,
  parts: [{ kind: "file", attachment: attachmentExample }],
  buttons: null,
  replyTo: null,
  forwardedFrom: null,
  albumKey: null,
  reactions: [{ emoji: "👍", by: { kind: "contact", id: exampleId("idn"), name: "Ada Lovelace" } }],
  delivery: { state: "delivered", reason: null },
  failedChanges: [],
  sentAt: "2026-11-30T09:41:00.000Z",
  receivedAt: "2026-11-30T09:41:00.000Z",
  editedAt: null,
  deletedAt: null,
  automatic: false,
  clientKey,
  position: "1764495660000000",
  version: 3,
  event: null,
};

/** Each simple field with the first value it may have. */
const fields = Object.fromEntries(
  Object.entries(fieldSchemas).map(([name, schema]) => [name, schema.options[0]]),
);

export const conversationExample = {
  id: exampleId("cnv"),
  number: 1042,
  channel: { id: exampleId("chn"), connector: "telegram", name: "Support", status: "active" },
  title: "Ada Lovelace",
  kind: "direct",
  space: null,
  parent: null,
  status: "open",
  ...fields,
  assignee: { id: exampleId("usr"), name: "Grace Hopper", team: "night" },
  labels: [labelExample],
  unread: 1,
  contact: { id: exampleId("con"), name: "Ada Lovelace", avatarUrl: null },
  lastMessage: {
    preview: "Where is my parcel?",
    authorKind: "contact",
    authorName: "Ada Lovelace",
    at: "2026-11-30T09:40:12.000Z",
    deliveryState: null,
  },
  snoozedUntil: null,
  waitingSince: "2026-11-30T09:40:12.000Z",
  botPausedUntil: null,
  version: 7,
  createdAt: "2026-11-28T16:02:31.000Z",
  updatedAt: "2026-11-30T09:40:12.000Z",
};

export const textExample = text;
export const deliveryExample = { state: "delivered", reason: null };
export const replyExample = { clientKey, text };
export const noteExample = { clientKey, text: { text: "She called about this yesterday.", marks: [] } };

export const openedConversationExample = {
  ...conversationExample,
  participants: [
    {
      id: exampleId("par"),
      kind: "contact",
      contactId: exampleId("con"),
      name: "Ada Lovelace",
      identities: [{ kind: "telegram_user", value: "5550001", username: "ada" }],
    },
  ],
  capabilities: { edit: { support: "full" } },
  window: null,
};

export const deliveryLogExample = {
  state: "delivered",
  reason: null,
  nextAttemptAt: null,
  attempts: [
    {
      number: 1,
      part: 1,
      startedAt: "2026-11-30T09:41:00.120Z",
      finishedAt: "2026-11-30T09:41:00.310Z",
      outcome: "sent",
      detail: null,
    },
  ],
};

export const causeExample = {
  rule: { id: exampleId("rul"), name: "Where is my parcel" },
  trigger: { messageId: exampleId("msg"), preview: "Where is my parcel?" },
  why: ["The text contains “parcel”."],
  ranAt: "2026-11-30T09:40:12.400Z",
};
