import type { InboundEvent, MessageEdited, Party } from "../../../core/protocol/index.ts";
import { externalIdOf, threadKeyOf } from "../ids.ts";
import type { DeletedMessages, Message } from "../types.ts";
import { contentOf } from "./content.ts";
import { partyOf, partyOfChat, threadOf, threadOfMessage } from "./party.ts";
import { serviceEventsOf } from "./chat-events.ts";
import { timeOf } from "./time.ts";

/** Normalises a new message or a service message. */
export function messageEvents(key: string, message: Message): readonly InboundEvent[] {
  const service = serviceEventsOf(key, message);
  if (service) return service;
  return [
    {
      kind: "message_received",
      key,
      thread: threadOfMessage(message),
      externalId: externalIdOfMessage(message),
      from: senderOf(message),
      content: contentOf(message),
      ...toldWith(message),
    },
  ];
}

/** Returns the fields that an edit does not change. */
const toldWith = (message: Message): NonNullable<MessageEdited["original"]> => ({
  occurredAt: timeOf(message.date),
  position: String(message.message_id),
  author: isEcho(message) ? "account" : "contact",
  ...(message.reply_to_message && repliesTo(message, message.reply_to_message.message_id)),
  ...(message.media_group_id && { albumKey: message.media_group_id }),
  ...(message.from?.is_bot && !message.sender_chat && { automatic: true }),
});

/** Normalises an edited message. */
export function editEvents(key: string, message: Message): readonly InboundEvent[] {
  return [
    {
      kind: "message_edited",
      key,
      occurredAt: timeOf(message.edit_date ?? message.date),
      sequence: key,
      thread: threadOfMessage(message),
      externalId: externalIdOfMessage(message),
      content: contentOf(message),
      from: senderOf(message),
      original: toldWith(message),
    },
  ];
}

/** Normalises deletions. Telegram sends them only for business accounts, and without a time. */
export function deletionEvents(key: string, deleted: DeletedMessages, at: string): readonly InboundEvent[] {
  const place = { chat: deleted.chat.id, business: deleted.business_connection_id };
  return deleted.message_ids.map((messageId, index) => ({
    kind: "message_deleted",
    key: index === 0 ? key : `${key}/${index}`,
    occurredAt: at,
    thread: { ...threadOf(deleted.chat), key: threadKeyOf(place) },
    externalId: externalIdOf(place, messageId),
  }));
}

/** Returns the external id of a received message. */
export function externalIdOfMessage(message: Message): string {
  const business = message.business_connection_id;
  return externalIdOf(
    { chat: message.chat.id, ...(business !== undefined && { business }) },
    message.message_id,
  );
}

/** In a business chat the contact is the chat itself; any other author is the account's owner. */
function isEcho(message: Message): boolean {
  return message.business_connection_id !== undefined && message.from?.id !== message.chat.id;
}

function senderOf(message: Message): Party {
  if (message.sender_chat) return partyOfChat(message.sender_chat);
  return message.from ? partyOf(message.from) : partyOfChat(message.chat);
}

/** Ignores the reply of every topic message to the topic's first one, which is formal. */
function repliesTo(message: Message, messageId: number): { replyTo: string } | null {
  if (message.is_topic_message && messageId === message.message_thread_id) return null;
  return { replyTo: externalIdOfMessage({ ...message, message_id: messageId }) };
}
