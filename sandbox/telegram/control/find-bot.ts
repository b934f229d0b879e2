import { refuse } from "../bot-api/refusal.ts";
import type { Bot, Room, World } from "../world.ts";

/** Finds the bot of a token, revoked or not. */
export function findBot(world: World, token: string | undefined): Bot {
  const bot = world.bots.get(token ?? "");
  if (!bot) throw refuse(404, "Bot not found.");
  return bot;
}

/** Finds a chat of a bot, or opens it when its user exists. */
export function findChat(bot: Bot, chatId: string | undefined): Room {
  const room = bot.chats.get(Number(chatId));
  if (!room) throw refuse(404, "This bot has no such chat.");
  return room;
}
