import type { ChatMember, User } from "@grammyjs/types";
import { postUpdate } from "../updates/post-update.ts";
import { publish } from "../../stage/stage-world.ts";
import { unixNow, type Bot, type Room, type World } from "../world.ts";
import { speaker } from "./speaker.ts";

/** Blocks or unblocks the bot for a user; the bot gets `my_chat_member`. */
export function setBlocked(world: World, bot: Bot, chatId: number, blocked: boolean): void {
  const { room, person } = speaker(world, bot, chatId, undefined);
  const next = blocked ? "blocked" : "member";
  if (room.bot === next) return;
  const before = room.bot;
  room.bot = next;
  announce(world, bot, room, person, before);
}

/** Sends the bot its changed membership in a chat. */
export function announce(world: World, bot: Bot, room: Room, actor: User, before: Room["bot"]): void {
  const update = {
    chat: room.chat,
    from: actor,
    date: unixNow(),
    old_chat_member: memberOf(bot, before),
    new_chat_member: memberOf(bot, room.bot),
  };
  postUpdate(bot, "my_chat_member", room.chat.id, { my_chat_member: update });
  publish(world, bot, () => ({ kind: "rooms" }));
}

function memberOf({ user }: Bot, state: Room["bot"]): ChatMember {
  if (state === "member") return { status: "member", user };
  if (state === "left" || state === "stranger") return { status: "left", user };
  return { status: "kicked", user, until_date: 0 };
}
