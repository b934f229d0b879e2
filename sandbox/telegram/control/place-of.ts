import type { Context } from "hono";
import { privateRoom } from "../chats/add-room.ts";
import { speaker } from "../people/speaker.ts";
import type { Bot, Room, World } from "../world.ts";
import { findBot, findChat } from "./find-bot.ts";

/** Where a request plays. */
export type Place = {
  readonly world: World;
  readonly bot: Bot;
  readonly room: Room;
  readonly chatId: number;
  readonly messageId: number;
};

/** Finds the place that a path names. */
export function placeOf(world: World, c: Context): Place {
  const bot = findBot(world, c.req.param("token"));
  const chatId = Number(c.req.param("chatId"));
  privateRoom(world, bot, chatId);
  return {
    world,
    bot,
    chatId,
    room: findChat(bot, c.req.param("chatId")),
    messageId: Number(c.req.param("messageId") ?? 0),
  };
}

/** Returns who acts in a group: who is named, else its first member. */
export const actorIn = ({ world, bot, room, chatId }: Place, from: number | undefined) =>
  speaker(world, bot, chatId, from ?? [...room.members][0]).person;
