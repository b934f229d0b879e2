import type { User } from "@grammyjs/types";
import { bad, refuse } from "../bot-api/refusal.ts";
import type { Bot, Room, World } from "../world.ts";

/** Finds the chat and the user who acts: the user of a private chat, or a member of a group. */
export function speaker(
  world: World,
  bot: Bot,
  chatId: number,
  from: number | undefined,
): { readonly room: Room; readonly person: User } {
  const room = bot.chats.get(chatId);
  if (!room) throw refuse(404, "This bot has no such chat.");
  const id = from ?? (room.members.size === 1 ? [...room.members][0] : undefined);
  if (id === undefined) throw bad("say who: `from` is the id of a member of the group");
  const person = world.customers.get(id);
  if (!person || !room.members.has(id)) throw bad("this person is not in the chat");
  return { room, person };
}

/** A bot outside a group gets none of its events. */
export const botHears = ({ bot }: Room): boolean => bot === "member";
