import type { User } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { postMessage } from "../chats/post-message.ts";
import { postUpdate } from "../updates/post-update.ts";
import { publish } from "../../stage/stage-world.ts";
import type { Bot, Room, World } from "../world.ts";
import { botHears } from "./speaker.ts";

/** Gives a group a new title; the group gets a system message. */
export function renameGroup(world: World, bot: Bot, room: Room, person: User, title: string): void {
  if (room.chat.type === "private") throw bad("a private chat has no title");
  room.chat = { ...room.chat, title };
  const service = postMessage(world, bot, room, person, { new_chat_title: title });
  if (botHears(room))
    postUpdate(bot, "message", room.chat.id, { message: { ...service, from: person, chat: room.chat } });
  publish(world, bot, () => ({ kind: "rooms" }));
}
