import type { ReactionType } from "@grammyjs/types";
import { presentMessage } from "../played/present-message.ts";
import { publish } from "../../stage/stage-world.ts";
import type { Bot, Room, World } from "../world.ts";

/** Returns the current reactions of one user or the bot to a message. */
export const reactionsOf = (room: Room, messageId: number, userId: number): readonly ReactionType[] =>
  room.reactions.get(messageId)?.get(userId) ?? [];

/** Replaces the reactions of one user or the bot. */
export function setReactions(
  world: World,
  bot: Bot,
  room: Room,
  messageId: number,
  userId: number,
  reactions: readonly ReactionType[],
): void {
  const all = room.reactions.get(messageId) ?? new Map<number, readonly ReactionType[]>();
  if (reactions.length === 0) all.delete(userId);
  else all.set(userId, reactions);
  room.reactions.set(messageId, all);
  const message = room.messages.get(messageId);
  if (message) publish(world, bot, () => ({ kind: "changed", message: presentMessage(bot, room, message) }));
}

/** Lists the reactions to a message with their authors, as the page shows them. */
export const shownReactions = (room: Room, messageId: number) =>
  [...(room.reactions.get(messageId) ?? [])].flatMap(([from, set]) =>
    set.map((reaction) => ({ from, emoji: reaction.type === "emoji" ? reaction.emoji : "⭐" })),
  );
