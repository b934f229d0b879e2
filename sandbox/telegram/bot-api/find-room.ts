import { privateRoom } from "../chats/add-room.ts";
import type { Bot, Room, World } from "../world.ts";
import { has, textOf, type Params } from "./params.ts";
import { bad, refuse } from "./refusal.ts";

/** Finds the chat of a call when the bot may read it. */
export function findRoom(world: World, bot: Bot, params: Params): Room {
  if (!has(params, "chat_id")) throw bad("chat_id is empty");
  const named = textOf(params, "chat_id").trim();
  const room = named.startsWith("@")
    ? byName(bot, named.slice(1))
    : (bot.chats.get(Number(named)) ?? privateRoom(world, bot, Number(named)));
  if (!room) throw bad("chat not found");
  return room;
}

/**
 * Finds the chat that a call writes to. Refuses as Telegram does when the bot is blocked, has left or was never
 * written to.
 */
export function writableRoom(world: World, bot: Bot, params: Params): Room {
  const room = findRoom(world, bot, params);
  if (room.migratedTo !== null)
    throw refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: room.migratedTo,
    });
  if (room.bot === "member") return room;
  if (room.bot === "blocked") throw refuse(403, "Forbidden: bot was blocked by the user");
  if (room.bot === "kicked") throw refuse(403, `Forbidden: bot was kicked from the ${room.chat.type} chat`);
  if (room.bot === "left") throw refuse(403, `Forbidden: bot is not a member of the ${room.chat.type} chat`);
  throw refuse(403, "Forbidden: bot can't initiate conversation with a user");
}

/** Resolves names of groups only, as Telegram does. */
const byName = (bot: Bot, name: string) =>
  [...bot.chats.values()].find(
    ({ chat }) => chat.type === "supergroup" && chat.username?.toLowerCase() === name.toLowerCase(),
  );
