import type { ReactionType } from "@grammyjs/types";
import { tell, type Bot, type Room, type World } from "../world.ts";

/** What one person or the bot has on a message now. */
export const reactionsOf = (room: Room, messageId: number, userId: number): readonly ReactionType[] =>
  room.reactions.get(messageId)?.get(userId) ?? [];

/** Puts one's reactions in the place of those before. */
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
  tell(world, bot, "reactions", {
    chat_id: room.chat.id,
    message_id: messageId,
    reactions: shownReactions(room, messageId),
  });
}

/** Who has put what on a message, as the page shows it. */
export const shownReactions = (room: Room, messageId: number) =>
  [...(room.reactions.get(messageId) ?? [])].flatMap(([from, set]) =>
    set.map((reaction) => ({ from, emoji: reaction.type === "emoji" ? reaction.emoji : "⭐" })),
  );
