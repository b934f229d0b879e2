import type { InboundEvent, MessageReceived, Party, ThreadReference } from "../../protocol/index.ts";
import { ADA, BO, GROUP, MAIL, media, VISIT, VISITOR } from "./people.ts";

/** When everything of the script happens, in its order. */
let moments = Date.now() - 60_000;
/** The next moment of the script, RFC 3339. */
export const next = () => new Date((moments += 10)).toISOString();

/** What every event has. */
export const base = (key: string, thread: ThreadReference) => ({
  key,
  occurredAt: next(),
  sequence: String(moments),
  thread,
});

/** Longer than what is shown of a whole message. */
const PASSAGE = `${"long ".repeat(40)}end of the passage`;

/** What pages show because of these words: they are kept with the rest of a quote. */
export const SHOWN_AS: Readonly<Record<string, string>> = {
  "Quote.kind": "[contact_card]",
  "Quote.passage": "end of the passage",
};

/** A reply to a message without words. */
export const toCard = (): MessageReceived => ({
  ...message("mail", MAIL, BO, "from Bo"),
  quote: { text: "", kind: "contact_card" },
});

/** A contact's message with everything that one may have. */
export const fullMessage = (): MessageReceived => ({
  kind: "message_received",
  ...base("full", GROUP),
  externalId: "ext-contact",
  position: "7001",
  author: "contact",
  from: ADA,
  content: {
    text: {
      text: "code Ada smile",
      marks: [
        { kind: "pre", start: 0, end: 4, language: "language of the code" },
        { kind: "mention", start: 5, end: 8, identity: "identity of the mention" },
        { kind: "emoji", start: 9, end: 14, id: "id of the emoji" },
      ],
    },
    parts: [
      { kind: "sticker", media: media("sticker") },
      {
        kind: "location",
        latitude: 1,
        longitude: 2,
        title: "title of the place",
        address: "address of the place",
      },
      { kind: "poll", question: "Which?", options: ["a", "b"], multiple: true, externalId: "poll-1" },
      {
        kind: "card",
        title: "title of the card",
        text: { text: "text of the card", marks: [] },
        url: "https://card.example/",
        author: "author of the card",
        image: media("card"),
        fields: [{ name: "name of the field", value: "value of the field" }],
        footer: "footer of the card",
      },
    ],
    buttons: [[{ label: "button of theirs", value: "theirs" }]],
  },
  replyTo: "ext-before",
  quote: { text: PASSAGE, authorName: "author of the quote", passage: true },
  forwardedFrom: "first author",
  broadcast: true,
  albumKey: "album-1",
  automatic: true,
});

export const message = (
  key: string,
  thread: ThreadReference,
  from: Party,
  text: string,
): MessageReceived => ({
  kind: "message_received",
  ...base(key, thread),
  externalId: `ext-${key}`,
  author: "contact",
  from,
  content: { text: { text, marks: [] }, parts: [] },
});

/** Our own message, as the platform tells it to everybody. */
export const echo = (deliveryKey: string): InboundEvent => ({
  ...message("echo", GROUP, ADA, "echoed"),
  author: "account",
  deliveryKey,
  deliveryPart: 0,
  otherIds: ["ext-echo-2"],
});

/** A visitor's file, which is in the hub's own store already. */
export const uploaded = (stored: string): InboundEvent => ({
  ...message("uploaded", VISIT, VISITOR, ""),
  content: { text: { text: "", marks: [] }, parts: [{ kind: "file", media: { reference: {}, stored } }] },
});
