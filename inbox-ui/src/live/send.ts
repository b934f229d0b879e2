import { sendReply, writeNote } from "../api/conversations.ts";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import type { Attachment, Me, Message, RichText } from "../api/types.ts";
import { reasonOf } from "../words/reason.ts";
import { newKey } from "./new-key.ts";
import type { LocalMessage } from "./state.ts";
import { happen } from "./store.ts";

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
  happen({ kind: "message_written", message: written(outgoing, author, clientKey) });
  return ask(outgoing, clientKey);
}

/** Tries a message again that the hub did not take. */
export function sendAgain(message: LocalMessage): Promise<boolean> {
  if (message.clientKey === null) return Promise.resolve(false);
  happen({ kind: "message_written", message: { ...message, local: "sending" } });
  return ask(outgoingOf(message), message.clientKey);
}

async function ask(outgoing: Outgoing, clientKey: string): Promise<boolean> {
  try {
    happen({ kind: "message_answered", message: await request(outgoing, clientKey) });
    void queryClient.invalidateQueries({ queryKey: keys.counts });
    return true;
  } catch (error) {
    happen({ kind: "message_refused", conversationId: outgoing.conversationId, clientKey, reason: reasonOf(error) });
    return false;
  }
}

function request(outgoing: Outgoing, clientKey: string): Promise<Message> {
  const { conversationId, text, replyTo, mentions } = outgoing;
  if (outgoing.kind === "note") return writeNote(conversationId, { clientKey, text, ...(mentions.length > 0 ? { mentions } : {}) });
  const attachmentIds = outgoing.attachments.map((attachment) => attachment.id);
  return sendReply(conversationId, { clientKey, text, ...(attachmentIds.length > 0 ? { attachmentIds } : {}), ...(replyTo ? { replyToId: replyTo.id } : {}) });
}

function written(outgoing: Outgoing, author: Me["user"], clientKey: string): LocalMessage {
  const now = new Date().toISOString();
  return {
    id: `local:${clientKey}`, conversationId: outgoing.conversationId, direction: "out", kind: outgoing.kind, author: { kind: "member", id: author.id, name: author.name, avatarUrl: null },
    text: outgoing.text, parts: outgoing.attachments.map((attachment) => ({ kind: mediaKind(attachment.contentType), attachment })), buttons: null, replyTo: outgoing.replyTo, albumKey: null, reactions: [],
    delivery: outgoing.kind === "note" ? null : { state: "queued", reason: null }, failedChanges: [], sentAt: now, receivedAt: now, editedAt: null, deletedAt: null, automatic: false, clientKey, position: "", version: 0, event: null, local: "sending",
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
