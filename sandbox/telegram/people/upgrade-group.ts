import type { User } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { addRoom } from "../chats/add-room.ts";
import { postMessage } from "../chats/post-message.ts";
import { postUpdate } from "../updates/post-update.ts";
import type { Bot, Room, World } from "../world.ts";
import { botHears } from "./speaker.ts";

/** Turns a group into a supergroup. When it happens `silently`, the bot learns of it by the refusal of its next call only. */
export function upgradeGroup(world: World, bot: Bot, room: Room, person: User, silently: boolean): Room {
  if (room.chat.type !== "group" || room.migratedTo !== null) throw bad("only a group can be upgraded");
  const { id, title } = room.chat;
  const next = addRoom(world, bot, { id: -1_000_000_000_000 + id, type: "supergroup", title }, room.bot, [
    ...room.members,
  ]);
  room.migratedTo = next.chat.id;
  const left = postMessage(world, bot, room, person, { migrate_to_chat_id: next.chat.id });
  const begun = postMessage(world, bot, next, person, { migrate_from_chat_id: id });
  if (silently || !botHears(room)) return next;
  postUpdate(bot, "message", id, { message: { ...left, from: person, chat: room.chat } });
  postUpdate(bot, "message", next.chat.id, { message: { ...begun, from: person, chat: next.chat } });
  return next;
}
