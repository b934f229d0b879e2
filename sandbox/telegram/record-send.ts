import type { Message } from "@grammyjs/types";
import type { Bot, World } from "./world.ts";

/** Records an accepted send or edit and drops the oldest beyond the limit. */
export function recordSend(world: World, bot: Bot, method: string, message: Message): void {
  if (world.limits.sends === 0) return;
  bot.sends.push({
    method,
    chat_id: message.chat.id,
    message_id: message.message_id,
    text: message.text ?? message.caption ?? null,
    reply_to_message_id: message.reply_to_message?.message_id ?? null,
    at: new Date().toISOString(),
  });
  // Drops many at once: removing one from a long list for each send would cost more than the send.
  if (bot.sends.length > world.limits.sends * 1.1) bot.sends.splice(0, bot.sends.length - world.limits.sends);
}
