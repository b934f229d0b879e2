import { bad } from "../bot-api/refusal.ts";
import { tell, type Bot, type World } from "../world.ts";

/** A person deletes a message. Telegram tells bots nothing of it, and neither does this. */
export function erase(world: World, bot: Bot, chatId: number, messageId: number): void {
  const room = bot.chats.get(chatId);
  if (!room?.messages.delete(messageId)) throw bad("message to delete not found");
  room.reactions.delete(messageId);
  tell(world, bot, "deleted", { chat_id: chatId, message_id: messageId });
}
