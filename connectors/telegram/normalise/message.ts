import type { InboundEvent, MessageEdited, MessageReceived, Party } from "../../../core/protocol/index.ts";
import { externalIdOf, threadKeyOf } from "../ids.ts";
import type { DeletedMessages, Message } from "../types.ts";
import { contentOf } from "./content.ts";
import { forwardedFrom, quoteOf } from "./context.ts";
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
  ...repliesTo(message),
  ...forwarded(message),
  ...(isBroadcast(message) && { broadcast: true }),
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

/**
 * In a business chat the contact is the chat itself, in a channel's direct messages whoever began the topic; any other
 * author is the account's owner.
 */
function isEcho(message: Message): boolean {
  const { direct_messages_topic: topic } = message;
  if (topic) return topic.user ? message.from?.id !== topic.user.id : message.sender_chat !== undefined;
  return message.business_connection_id !== undefined && message.from?.id !== message.chat.id;
}

/** A channel's post, its copy in the discussion group, and what an administrator says in the group's name. */
function isBroadcast({ chat, sender_chat: sender, is_automatic_forward: copied }: Message): boolean {
  return chat.type === "channel" || copied === true || (chat.type !== "private" && sender?.id === chat.id);
}

function senderOf(message: Message): Party {
  if (message.sender_chat) return partyOfChat(message.sender_chat);
  return message.from ? partyOf(message.from) : partyOfChat(message.chat);
}

/** Ignores the reply of every topic message to the topic's first one, which is formal. */
function repliesTo(message: Message): Pick<MessageReceived, "replyTo" | "quote"> {
  const messageId = message.reply_to_message?.message_id;
  if (messageId !== undefined && message.is_topic_message && messageId === message.message_thread_id)
    return {};
  const quote = quoteOf(message);
  return {
    ...(messageId !== undefined && { replyTo: externalIdOfMessage({ ...message, message_id: messageId }) }),
    ...(quote && { quote }),
  };
}

function forwarded(message: Message): Pick<MessageReceived, "forwardedFrom"> {
  const name = forwardedFrom(message);
  return name === undefined ? {} : { forwardedFrom: name };
}
