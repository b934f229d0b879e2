import type { ReactionFacts } from "../../stage/control-api.ts";
import type { Room } from "../world.ts";

/** Lists the reactions to a message, each with its authors, in the order of the first. */
export function reactionsIn(room: Room, messageId: number): readonly ReactionFacts[] {
  const by = new Map<string, string[]>();
  for (const [person, reactions] of room.reactions.get(messageId) ?? [])
    for (const reaction of reactions) {
      const emoji = reaction.type === "emoji" ? reaction.emoji : "⭐";
      by.set(emoji, [...(by.get(emoji) ?? []), String(person)]);
    }
  return [...by].map(([emoji, authors]) => ({ emoji, by: authors }));
}
