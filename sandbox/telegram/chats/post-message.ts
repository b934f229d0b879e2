import type { Message, User } from "@grammyjs/types";
import { presentMessage } from "../played/present-message.ts";
import { beginningOf } from "./topics.ts";
import { publish } from "../../stage/stage-world.ts";
import { DEFAULTS, unixNow, type Bot, type Room, type World } from "../world.ts";

export type Content = Partial<
  Omit<Message, "message_id" | "date" | "chat" | "from" | "reply_to_message" | "edit_date">
>;

/** Adds a message to a chat under the chat's next id and publishes it. */
export function postMessage(
  world: World,
  bot: Bot,
  room: Room,
  author: User,
  content: Content,
  replyTo: Message | null = null,
): Message {
  const message: Message = {
    message_id: room.nextMessageId,
    from: author,
    chat: room.chat,
    date: unixNow(),
    ...content,
  };
  const answered = replyTo ?? beginningOf(room, content.message_thread_id);
  if (answered) Object.assign(message, { reply_to_message: withoutReply(answered) });
  room.nextMessageId += 1;
  room.messages.set(message.message_id, message);
  if (room.messages.size > DEFAULTS.messages) forgetOldest(room);
  publish(world, bot, () => ({ kind: "message", message: presentMessage(bot, room, message) }));
  return message;
}

/** Replaces the content of a message; the old content is not kept. */
export function replaceMessage(world: World, bot: Bot, room: Room, message: Message): Message {
  room.messages.set(message.message_id, message);
  publish(world, bot, () => ({ kind: "changed", message: presentMessage(bot, room, message) }));
  return message;
}

/** Includes one level only: a reply's own reply is left out. Undefined values do not reach the wire. */
const withoutReply = (message: Message) => ({ ...message, reply_to_message: undefined });

function forgetOldest(room: Room): void {
  const oldest = room.messages.keys().next();
  if (oldest.done) return;
  room.messages.delete(oldest.value);
  room.reactions.delete(oldest.value);
}
