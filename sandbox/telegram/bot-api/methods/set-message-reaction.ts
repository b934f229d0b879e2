import { z } from "zod";
import { isReaction } from "../../chats/reaction-emoji.ts";
import { setReactions } from "../../chats/reactions.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { writableRoom } from "../find-room.ts";
import { integerOf, structureOf } from "../params.ts";
import { bad } from "../refusal.ts";

const reaction = z.union([
  z.object({ type: z.literal("emoji"), emoji: z.string() }),
  z.object({ type: z.literal("custom_emoji"), custom_emoji_id: z.string() }),
]);

/** A bot has at most one reaction on a message. */
export function setMessageReaction({ world, bot, params }: Call): Outcome {
  const requested =
    structureOf(params, "reaction", z.array(reaction), "can't parse reaction types JSON object") ?? [];
  const room = writableRoom(world, bot, params);
  const id = integerOf(params, "message_id");
  if (!room.messages.has(id)) throw bad("message to react not found");
  if (requested.length > 1) throw bad("REACTIONS_TOO_MANY");
  const chosen = requested.map((each) => {
    if (each.type !== "emoji" || !isReaction(each.emoji)) throw bad("REACTION_INVALID");
    return { type: "emoji" as const, emoji: each.emoji };
  });
  setReactions(world, bot, room, id, bot.user.id, chosen);
  return done;
}
