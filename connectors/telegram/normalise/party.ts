import type { Party, ThreadReference } from "../../../core/protocol/index.ts";
import { isVisible } from "../../../core/kernel/is-visible.ts";
import { threadKeyOf } from "../ids.ts";
import type { Chat, Message, User } from "../types.ts";

/** Normalises a user: replies use the permanent id, the username may change. */
export function partyOf(user: User): Party {
  const name = nameOf(user);
  return {
    identities: [
      { kind: "user_id", value: String(user.id) },
      ...(user.username ? [{ kind: "username" as const, value: user.username }] : []),
    ],
    ...(name !== undefined && { name }),
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

/** Returns the thread of a message, with its topic or business account. */
export function threadOfMessage(message: Message): ThreadReference {
  const { chat, business_connection_id: business } = message;
  if (message.direct_messages_topic) return directTopicOf(message, message.direct_messages_topic);
  const topic = message.is_topic_message ? message.message_thread_id : undefined;
  if (topic !== undefined) return topicOf(message, topic);
  return business === undefined
    ? threadOf(chat)
    : { ...threadOf(chat), key: threadKeyOf({ chat: chat.id, business }) };
}

/**
 * Returns the thread of a topic. Messages that reply to nothing contain the title it was created with; other messages get no title,
 * rather than the group's. What is written in “General” belongs to the group itself.
 */
function topicOf(message: Message, topic: number): ThreadReference {
  const { chat } = message;
  const group = titleOf(chat);
  const newest = message.forum_topic_edited?.name;
  const first = (message.forum_topic_created ?? message.reply_to_message?.forum_topic_created)?.name;
  return {
    key: threadKeyOf({ chat: chat.id, topic }),
    kind: kindOf(chat),
    ...(newest !== undefined && { title: newest }),
    ...(first !== undefined && { initialTitle: first }),
    parent: { key: threadKeyOf({ chat: chat.id }), ...(group !== undefined && { title: group }) },
  };
}

/** Returns the thread of one person who writes to a channel. */
function directTopicOf(
  { chat }: Message,
  { topic_id: directTopic, user }: NonNullable<Message["direct_messages_topic"]>,
): ThreadReference {
  const title = (user && nameOf(user)) ?? titleOf(chat);
  return {
    key: threadKeyOf({ chat: chat.id, directTopic }),
    kind: "direct",
    ...(title !== undefined && { title }),
  };
}

function kindOf(chat: Chat): ThreadReference["kind"] {
  return chat.type === "private" ? "direct" : "group";
}

/** Returns the title of a chat; of a private one, the person's name. */
export function titleOf(chat: Chat): string | undefined {
  return visible(chat.title) ?? nameOf(chat);
}

/** Returns a person's name; undefined when there is nothing to see of it. */
export function nameOf({
  first_name: first,
  last_name: last,
}: Pick<Chat, "first_name" | "last_name">): string | undefined {
  return [first, last].flatMap((name) => visible(name) ?? []).join(" ") || undefined;
}

const visible = (name: string | undefined): string | undefined =>
  name !== undefined && isVisible(name) ? name : undefined;
