import { bad } from "../bot-api/refusal.ts";
import { roomIdOf } from "../played/room-id.ts";
import { publish } from "../../stage/stage-world.ts";
import type { Bot, World } from "../world.ts";

/** Deletes a user's message. Telegram does not report this to bots, nor does the sandbox. */
export function erase(world: World, bot: Bot, chatId: number, messageId: number): void {
  const room = bot.chats.get(chatId);
  const message = room?.messages.get(messageId);
  if (!message || !room?.messages.delete(messageId)) throw bad("message to delete not found");
  room.reactions.delete(messageId);
  publish(world, bot, () => ({
    kind: "deleted",
    roomId: roomIdOf(message),
    messageId: String(messageId),
  }));
}
