import type { Me, Message } from "../api/types.ts";
import { newKey } from "./new-key.ts";
import { post, withdraw } from "./outbox.ts";
import type { Outgoing } from "./outgoing.ts";
import type { LocalMessage } from "./state.ts";
import { dispatch, live } from "./store.ts";
import { unsentIn } from "./unsent.ts";

/** Shows a message at once and sends it. The key makes every retry the same message. */
export function send(
  outgoing: Outgoing,
  { user, organization }: Me,
  clientKey: string = newKey(),
): Promise<boolean> {
  const now = new Date().toISOString();
  dispatch({
    kind: "message_written",
    message: { ...written(outgoing, user, clientKey, now), local: "sending" },
  });
  return post({ userId: user.id, organizationId: organization.id, clientKey, outgoing, at: now });
}

/** Retries a message that the hub did not accept. */
export function sendAgain(message: LocalMessage, { user, organization }: Me): Promise<boolean> {
  if (message.clientKey === null) return Promise.resolve(false);
  dispatch({ kind: "message_written", message: { ...message, local: "sending" } });
  return post({
    userId: user.id,
    organizationId: organization.id,
    clientKey: message.clientKey,
    outgoing: outgoingOf(message),
    at: message.sentAt,
  });
}

/** Discards a message that the hub did not accept. */
export function discard({ conversationId, clientKey }: LocalMessage): void {
  if (clientKey === null) return;
  withdraw(clientKey);
  dispatch({ kind: "message_discarded", conversationId, clientKey });
}

/**
 * Shows the user's unsent messages of a conversation. Call it once the newest messages are known, because the hub may
 * have accepted one.
 */
export function showUnsent(conversationId: string, { user, organization }: Me): void {
  for (const [index, unsent] of unsentIn(user.id, conversationId).entries()) {
    const { clientKey, outgoing, refused } = unsent;
    const known = knownAs(conversationId, clientKey);
    if (known && !known.local) withdraw(clientKey);
    if (known) continue;
    // An unsent message comes last.
    dispatch({
      kind: "message_written",
      message: {
        ...written(outgoing, user, clientKey, new Date(Date.now() + index).toISOString()),
        local: refused === undefined ? "waiting" : { refused },
      },
    });
    if (refused === undefined) void post({ ...unsent, organizationId: organization.id });
  }
}

const knownAs = (conversationId: string, clientKey: string) =>
  live.messages[conversationId]?.find((message) => message.clientKey === clientKey);

function written(outgoing: Outgoing, author: Me["user"], clientKey: string, now: string): Message {
  return {
    id: `local:${clientKey}`,
    conversationId: outgoing.conversationId,
    direction: "out",
    kind: outgoing.kind,
    author: { kind: "member", id: author.id, name: author.name, avatarUrl: null },
    text: outgoing.text,
    parts: outgoing.attachments.map((attachment) => ({
      kind: mediaKind(attachment.contentType),
      attachment,
    })),
    buttons: null,
    replyTo: outgoing.replyTo,
    forwardedFrom: null,
    albumKey: null,
    reactions: [],
    delivery: outgoing.kind === "note" ? null : { state: "queued", reason: null },
    failedChanges: [],
    sentAt: now,
    receivedAt: now,
    editedAt: null,
    deletedAt: null,
    automatic: false,
    clientKey,
    position: "",
    version: 0,
    event: null,
  };
}

const outgoingOf = (message: LocalMessage): Outgoing => ({
  conversationId: message.conversationId,
  kind: message.kind === "note" ? "note" : "message",
  text: message.text,
  replyTo: message.replyTo,
  attachments: message.parts.flatMap((part) => ("attachment" in part ? [part.attachment] : [])),
});

/** Returns how a file will be shown. */
export function mediaKind(contentType: string): "image" | "video" | "audio" | "file" {
  if (/^image\/(png|jpe?g|gif|webp|avif)$/u.test(contentType)) return "image";
  if (contentType.startsWith("video/")) return "video";
  return contentType.startsWith("audio/") ? "audio" : "file";
}
