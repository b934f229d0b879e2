import type { Message } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { postMessage, type Content } from "../chats/post-message.ts";
import { topicFor } from "../chats/topics.ts";
import { postUpdate } from "../updates/post-update.ts";
import type { Bot, World } from "../world.ts";
import { setBlocked } from "./block.ts";
import { botHears, speaker } from "./speaker.ts";

export type Writing = {
  readonly chatId: number;
  readonly from: number | undefined;
  readonly content: Content;
  readonly replyTo: number | undefined;
  /** The topic of a forum; elsewhere none. */
  readonly topic?: number | undefined;
};

/** Sends a user's message to the bot. This first unblocks a blocked bot, as the app does. */
export function write(world: World, bot: Bot, { chatId, from, content, replyTo, topic }: Writing): Message {
  const { room, person } = speaker(world, bot, chatId, from);
  if (room.bot === "blocked") setBlocked(world, bot, chatId, false);
  if (room.bot === "stranger") room.bot = "member";
  const target = replyTo === undefined ? null : room.messages.get(replyTo);
  if (target === undefined) throw bad("message to be replied not found");
  const place = topicFor(room, topic ?? null, false);
  const message = postMessage(world, bot, room, person, { ...content, ...place }, target);
  if (botHears(room))
    postUpdate(bot, "message", chatId, { message: { ...message, from: person, chat: room.chat } });
  return message;
}
