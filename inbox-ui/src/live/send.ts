import { sendReply, writeNote } from "../api/conversations.ts";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import type { Attachment, Me, Message, RichText } from "../api/types.ts";
import { reasonOf } from "../words/reason.ts";
import { newKey } from "./new-key.ts";
import type { LocalMessage } from "./state.ts";
import { happen, live } from "./store.ts";
import { dropUnsent, keepUnsent, type Unsent, unsentIn } from "./unsent.ts";

export type Outgoing = {
  readonly conversationId: string;
  readonly kind: "message" | "note";
  readonly text: RichText;
  readonly attachments: readonly Attachment[];
  readonly replyTo: Message["replyTo"];
  readonly mentions: readonly string[];
};

/** Shows our message at once and asks the hub to send it. The key makes every further try the same message. */
export function send(outgoing: Outgoing, author: Me["user"], clientKey: string = newKey()): Promise<boolean> {
  const now = new Date().toISOString();
  happen({ kind: "message_written", message: { ...written(outgoing, author, clientKey, now), local: "sending" } });
  return ask({ userId: author.id, clientKey, outgoing, at: now });
}

/** Tries a message again that the hub did not take. */
export function sendAgain(message: LocalMessage): Promise<boolean> {
  if (message.clientKey === null) return Promise.resolve(false);
  happen({ kind: "message_written", message: { ...message, local: "sending" } });
  return ask({ userId: message.author.id ?? "", clientKey: message.clientKey, outgoing: outgoingOf(message), at: message.sentAt });
}

/** Gives up a message that the hub did not take. */
export function discard({ conversationId, clientKey }: LocalMessage): void {
  if (clientKey === null) return;
  dropUnsent(clientKey);
  happen({ kind: "message_discarded", conversationId, clientKey });
}

/** Shows again what its writer left unsent in this conversation, once its newest messages are known: the hub may have taken it after all. */
export function showUnsent(conversationId: string, author: Me["user"]): void {
  for (const [index, { clientKey, outgoing, refused }] of unsentIn(author.id, conversationId).entries()) {
    const known = knownAs(conversationId, clientKey);
    if (known && !known.local) dropUnsent(clientKey);
    // Not sent yet, it stands last, in its order.
    if (!known) happen({ kind: "message_written", message: { ...written(outgoing, author, clientKey, new Date(Date.now() + index).toISOString()), local: { refused: refused ?? "" } } });
  }
}

async function ask(unsent: Unsent): Promise<boolean> {
  const { outgoing, clientKey } = unsent;
  keepUnsent(unsent);
  try {
    happen({ kind: "message_answered", message: await request(outgoing, clientKey) });
    dropUnsent(clientKey);
    void queryClient.invalidateQueries({ queryKey: keys.counts });
    return true;
  } catch (error) {
    const refused = reasonOf(error);
    happen({ kind: "message_refused", conversationId: outgoing.conversationId, clientKey, reason: refused });
    // The stream may have told of it when only the answer was lost.
    if (knownAs(outgoing.conversationId, clientKey)?.local) keepUnsent({ ...unsent, refused });
    return false;
  }
}

const knownAs = (conversationId: string, clientKey: string) => live.messages[conversationId]?.find((message) => message.clientKey === clientKey);

function request(outgoing: Outgoing, clientKey: string): Promise<Message> {
  const { conversationId, text, replyTo, mentions } = outgoing;
  if (outgoing.kind === "note") return writeNote(conversationId, { clientKey, text, ...(mentions.length > 0 ? { mentions } : {}) });
  const attachmentIds = outgoing.attachments.map((attachment) => attachment.id);
  return sendReply(conversationId, { clientKey, text, ...(attachmentIds.length > 0 ? { attachmentIds } : {}), ...(replyTo ? { replyToId: replyTo.id } : {}) });
}

function written(outgoing: Outgoing, author: Me["user"], clientKey: string, now: string): Message {
  return {
    id: `local:${clientKey}`, conversationId: outgoing.conversationId, direction: "out", kind: outgoing.kind, author: { kind: "member", id: author.id, name: author.name, avatarUrl: null },
    text: outgoing.text, parts: outgoing.attachments.map((attachment) => ({ kind: mediaKind(attachment.contentType), attachment })), buttons: null, replyTo: outgoing.replyTo, albumKey: null, reactions: [],
    delivery: outgoing.kind === "note" ? null : { state: "queued", reason: null }, failedChanges: [], sentAt: now, receivedAt: now, editedAt: null, deletedAt: null, automatic: false, clientKey, position: "", version: 0, event: null,
  };
}

const outgoingOf = (message: LocalMessage): Outgoing => ({
  conversationId: message.conversationId, kind: message.kind === "note" ? "note" : "message", text: message.text, replyTo: message.replyTo,
  attachments: message.parts.flatMap((part) => ("attachment" in part ? [part.attachment] : [])), mentions: message.text.marks.flatMap((mark) => (mark.kind === "mention" && mark.identity ? [mark.identity] : [])),
});

/** What a file will be shown as. */
export function mediaKind(contentType: string): "image" | "video" | "audio" | "file" {
  if (/^image\/(png|jpe?g|gif|webp|avif)$/u.test(contentType)) return "image";
  if (contentType.startsWith("video/")) return "video";
  return contentType.startsWith("audio/") ? "audio" : "file";
}
