import type { DeliveryPayload } from "../deliveries/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { isShown, type CardPart, type PollPart, type Quote } from "../protocol/index.ts";

import { previewOf } from "./preview-of.ts";
import type { ConversationRow, MessageRow } from "./rows.ts";
import type { ConversationView, MessageView } from "./schema.ts";

/** A conversation as its page, the list, the API and the stream all show it; `unread` is the reader's own. */
export const presentConversation = (row: ConversationRow): ConversationView => ({
  id: row.id,
  number: Number(row.number),
  channel: {
    id: row.channel_id,
    connector: row.connector,
    name: row.channel_name,
    status: row.channel_status,
  },
  title: row.contact_name && row.thread_kind !== "group" ? row.contact_name : row.title,
  kind: row.thread_kind,
  space: placeOf(row.space),
  parent: placeOf(row.parent),
  status: row.status,
  ...row.fields,
  assignee: row.assignee_id
    ? { id: row.assignee_id, name: row.assignee_name ?? "", team: row.assignee_team }
    : null,
  labels: row.labels,
  unread: row.unread,
  contact: row.contact_id
    ? { id: row.contact_id, name: row.contact_name ?? "", avatarUrl: row.contact_avatar }
    : null,
  lastMessage: row.last_at
    ? {
        preview: previewOf(
          { text: row.last_body ?? "", marks: row.last_marks ?? [] },
          row.last_parts ?? [],
          row.last_deleted_at !== null,
        ),
        authorKind: row.last_author_kind ?? "system",
        authorName: row.last_author_name ?? "",
        at: iso(row.last_at),
        deliveryState: row.last_delivery_state,
      }
    : null,
  snoozedUntil: isoOrNull(row.snoozed_until),
  waitingSince: isoOrNull(row.waiting_since),
  botPausedUntil: isoOrNull(row.bot_paused_until),
  version: Number(row.version),
  createdAt: iso(row.created_at),
  updatedAt: iso(row.updated_at),
});

/** A server, or the channel that a thread was opened in; its title is empty until it is known. */
const placeOf = (place: ConversationRow["space"]): ConversationView["space"] =>
  place && { key: place.key, title: place.title ?? "" };

/** A message as page, API and stream show it; a deleted one keeps its place and loses its words. */
export const presentMessage = (row: MessageRow): MessageView => ({
  id: row.id,
  conversationId: row.conversation_id,
  direction: row.direction,
  kind: row.kind,
  author: { kind: row.author_kind, id: row.author_id, name: row.author_name, avatarUrl: null },
  text: row.deleted_at ? { text: "", marks: [] } : { text: row.body, marks: row.marks },
  parts: row.deleted_at ? [] : row.parts.filter(isShown).map((part) => presentPart(part, row)),
  buttons: row.deleted_at ? null : row.buttons,
  ...(row.delivery_payload && presentPayload(row.delivery_payload, row.deleted_at !== null)),
  replyTo: presentReplyTo(row),
  forwardedFrom: row.deleted_at ? null : row.forwarded_from,
  albumKey: row.album_key,
  reactions: row.failed_changes.some(isRefusedReaction)
    ? row.reactions.filter(({ by }) => by.kind === "contact")
    : row.reactions,
  delivery: row.delivery_state ? { state: row.delivery_state, reason: row.delivery_reason } : null,
  failedChanges: row.failed_changes,
  sentAt: iso(row.sent_at),
  receivedAt: iso(row.received_at),
  ...(isLate(row) && { late: true }),
  editedAt: isoOrNull(row.edited_at),
  deletedAt: isoOrNull(row.deleted_at),
  ...(row.parts_deleted > 0 && { partsDeleted: row.parts_deleted }),
  automatic: row.automatic,
  clientKey: row.client_key,
  position: row.position,
  version: Number(row.version),
  event: row.event ? { kind: row.event.kind, facts: row.event } : null,
});

/** No platform delivers so slowly by itself: the account was not connected meanwhile. */
const LATE_MS = 5 * 60_000;

/** Whether a message arrived long after it was written. What we send ourselves is stored as it is written. */
const isLate = ({ kind, author_kind: author, sent_at: sent, received_at: received }: MessageRow): boolean =>
  kind === "message" &&
  (author === "contact" || author === "account") &&
  received.getTime() - sent.getTime() > LATE_MS;

const presentPayload = (
  { choices, audience, template }: DeliveryPayload,
  isDeleted: boolean,
): Pick<MessageView, "choices" | "audience" | "template"> => ({
  ...(choices && !isDeleted && { choices: unsafeCast<MessageView["choices"]>(choices) }),
  ...(audience && { audience: "asker" as const }),
  ...(template && { template: { name: template.name, language: template.language } }),
});

/** What it replies to: the chosen passage, else the message as the hub has it, else as the platform tells it. */
function presentReplyTo(row: MessageRow): MessageView["replyTo"] {
  const { quote, reply_to_id: id } = row;
  const isDeleted = row.reply_deleted_at !== null;
  const authorName = id ? (row.reply_author_name ?? "") : (quote?.authorName ?? "");
  if (quote && !isDeleted && (quote.passage || !id)) return { id, authorName, preview: quotePreview(quote) };
  if (!id) return null;
  const text = { text: row.reply_body ?? "", marks: row.reply_marks ?? [] };
  return { id, authorName, preview: previewOf(text, row.reply_parts ?? [], isDeleted) };
}

/** A passage is shown whole: somebody chose it. */
const quotePreview = ({ text, kind, passage }: Quote): string =>
  passage
    ? text.replaceAll(/\s+/g, " ").trim()
    : previewOf({ text, marks: [] }, kind === undefined ? [] : [{ kind }], false);

/** Ours are not there then, as far as anybody knows; asked for again they are shown again. */
const isRefusedReaction = ({ operation, state }: MessageRow["failed_changes"][number]) =>
  operation === "react" && state === "failed";

/** Where an attachment's bytes are read; rights are checked there again. */
export const attachmentUrl = (id: string): string => `/api/attachments/${id}/content`;

function presentPart(part: StoredPart, row: MessageRow): MessageView["parts"][number] {
  if (part.kind === "card") return presentCard(part, row.attachments);
  if (part.kind === "poll") return presentPoll(part, row.poll_answers);
  if (!("attachmentId" in part)) return unsafeCast(part);
  const stored = row.attachments.find((one) => one.id === part.attachmentId);
  if (!stored) return { kind: "unsupported", what: "attachment" };
  return {
    kind: stored.kind,
    attachment: presentAttachment(stored),
    ...(part.emoji !== undefined && { emoji: part.emoji }),
  };
}

type StoredPart = MessageRow["parts"][number];
type StoredAttachment = MessageRow["attachments"][number];

const presentAttachment = ({ kind: _, ...attachment }: StoredAttachment) => ({
  ...attachment,
  url: attachmentUrl(attachment.id),
});

function presentCard(part: StoredPart, attachments: MessageRow["attachments"]): MessageView["parts"][number] {
  const { title, text, url, author, fields, footer } = unsafeCast<CardPart>(part);
  const image = attachments.find((one) => one.id === part.attachmentId);
  return unsafeCast({
    kind: "card",
    title,
    text,
    url,
    author,
    fields,
    footer,
    image: image ? presentAttachment(image) : null,
  });
}

function presentPoll(part: StoredPart, answers: MessageRow["poll_answers"]): MessageView["parts"][number] {
  const { question, options, multiple } = unsafeCast<PollPart>(part);
  return {
    kind: "poll",
    question,
    options: [...options],
    multiple,
    answers: options.map((_, place) => {
      const by = answers.filter(({ option }) => option === place).map(({ id, name }) => ({ id, name }));
      return { count: by.length, by };
    }),
  };
}

const iso = (moment: Date): string => moment.toISOString();
const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;
