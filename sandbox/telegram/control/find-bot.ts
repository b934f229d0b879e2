import { refuse } from "../bot-api/refusal.ts";
import type { Bot, Room, World } from "../world.ts";

/** The bot of a token, revoked or not. */
export function findBot(world: World, token: string | undefined): Bot {
  const bot = world.bots.get(token ?? "");
  if (!bot) throw refuse(404, "There is no such bot.");
  return bot;
}

/** A chat of a bot, opened when its person exists. */
export function findChat(bot: Bot, chatId: string | undefined): Room {
  const room = bot.chats.get(Number(chatId));
  if (!room) throw refuse(404, "There is no such chat with this bot.");
  return room;
}
