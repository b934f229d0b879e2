import type { Party, ThreadReference } from "../../../core/protocol/index.ts";
import { threadKeyOf } from "../ids.ts";
import type { Chat, Message, User } from "../types.ts";

/** A Telegram user: answered to by the number that never changes, recognised by the username that may. */
export function partyOf(user: User): Party {
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return {
    identities: [{ kind: "user_id", value: String(user.id) }, ...(user.username ? [{ kind: "username" as const, value: user.username }] : [])],
    ...(name && { name }),
    ...(user.username && { username: user.username }),
    ...(user.language_code && { language: user.language_code }),
    ...(user.is_bot && { isBot: true }),
  };
}

/** A chat that speaks for itself: a channel, or a group behind which an administrator stays anonymous. */
export function partyOfChat(chat: Chat): Party {
  const name = titleOf(chat);
  return {
    identities: [{ kind: "user_id", value: String(chat.id) }, ...(chat.username ? [{ kind: "username" as const, value: chat.username }] : [])],
    ...(name !== undefined && { name }),
    ...(chat.username && { username: chat.username }),
  };
}

/** The thread of a chat as a whole. */
export function threadOf(chat: Chat): ThreadReference {
  const title = titleOf(chat);
  return { key: threadKeyOf({ chat: chat.id }), kind: kindOf(chat), ...(title !== undefined && { title }) };
}

/** The thread of one message: its forum topic, or the business account it was seen through, is part of it. */
export function threadOfMessage(message: Message): ThreadReference {
  const topic = message.is_topic_message ? message.message_thread_id : undefined;
  const business = message.business_connection_id;
  const topicName = (message.forum_topic_created ?? message.reply_to_message?.forum_topic_created)?.name;
  return {
    ...threadOf(message.chat),
    key: threadKeyOf({ chat: message.chat.id, ...(topic !== undefined && { topic }), ...(business !== undefined && { business }) }),
    ...(topicName !== undefined && { title: [message.chat.title, topicName].filter(Boolean).join(" › ") }),
  };
}

function kindOf(chat: Chat): ThreadReference["kind"] {
  return chat.type === "private" ? "direct" : "group";
}

function titleOf(chat: Chat): string | undefined {
  return chat.title ?? ([chat.first_name, chat.last_name].filter(Boolean).join(" ") || undefined);
}
