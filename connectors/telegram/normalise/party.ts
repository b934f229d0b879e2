import type { Party, ThreadReference } from "../../../core/protocol/index.ts";
import { threadKeyOf } from "../ids.ts";
import type { Chat, Message, User } from "../types.ts";

/** Normalises a user: replies use the permanent id, the username may change. */
export function partyOf(user: User): Party {
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return {
    identities: [
      { kind: "user_id", value: String(user.id) },
      ...(user.username ? [{ kind: "username" as const, value: user.username }] : []),
    ],
    ...(name && { name }),
    ...(user.username && { username: user.username }),
    ...(user.language_code && { language: user.language_code }),
    ...(user.is_bot && { isBot: true }),
  };
}

/** Normalises a chat as an author: a channel, or a group with an anonymous administrator. */
export function partyOfChat(chat: Chat): Party {
  const name = titleOf(chat);
  return {
    identities: [
      { kind: "user_id", value: String(chat.id) },
      ...(chat.username ? [{ kind: "username" as const, value: chat.username }] : []),
    ],
    ...(name !== undefined && { name }),
    ...(chat.username && { username: chat.username }),
  };
}

/** Returns the thread of a whole chat. */
export function threadOf(chat: Chat): ThreadReference {
  const title = titleOf(chat);
  return { key: threadKeyOf({ chat: chat.id }), kind: kindOf(chat), ...(title !== undefined && { title }) };
}

/** Returns the thread of a message, with its forum topic or business account. */
export function threadOfMessage(message: Message): ThreadReference {
  const { chat, business_connection_id: business } = message;
  const topic = message.is_topic_message ? message.message_thread_id : undefined;
  if (topic !== undefined) return topicOf(message, topic);
  return business === undefined
    ? threadOf(chat)
    : { ...threadOf(chat), key: threadKeyOf({ chat: chat.id, business }) };
}

/**
 * Returns a topic's title. Only messages that reply to nothing contain it; other messages get no title, rather than
 * the group's.
 */
function topicOf({ chat, forum_topic_created, reply_to_message }: Message, topic: number): ThreadReference {
  const name = (forum_topic_created ?? reply_to_message?.forum_topic_created)?.name;
  return {
    key: threadKeyOf({ chat: chat.id, topic }),
    kind: kindOf(chat),
    ...(name !== undefined && { title: [titleOf(chat), name].filter(Boolean).join(" › ") }),
  };
}

function kindOf(chat: Chat): ThreadReference["kind"] {
  return chat.type === "private" ? "direct" : "group";
}

function titleOf(chat: Chat): string | undefined {
  return chat.title ?? ([chat.first_name, chat.last_name].filter(Boolean).join(" ") || undefined);
}
