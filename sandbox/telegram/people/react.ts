import type { ReactionType } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { reactionsOf, setReactions } from "../chats/reactions.ts";
import { postUpdate } from "../updates/post-update.ts";
import { unixNow, type Bot, type World } from "../world.ts";
import { botHears, speaker } from "./speaker.ts";

/**
 * Sets all reactions of a user to a message; an empty list removes them. The bot gets it only if it asked for
 * `message_reaction`.
 */
export function react(
  world: World,
  bot: Bot,
  chatId: number,
  messageId: number,
  from: number | undefined,
  reactions: readonly ReactionType[],
): void {
  const { room, person } = speaker(world, bot, chatId, from);
  if (!room.messages.has(messageId)) throw bad("message to react not found");
  const before = reactionsOf(room, messageId, person.id);
  setReactions(world, bot, room, messageId, person.id, reactions);
  if (!botHears(room)) return;
  const update = {
    chat: room.chat,
    message_id: messageId,
    user: person,
    date: unixNow(),
    old_reaction: [...before],
    new_reaction: [...reactions],
  };
  postUpdate(bot, "message_reaction", chatId, { message_reaction: update });
}
