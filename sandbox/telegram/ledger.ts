import type { Message } from "@grammyjs/types";
import type { Bot, World } from "./world.ts";

/** Writes down an accepted send or edit; the oldest go when there are too many. */
export function record(world: World, bot: Bot, method: string, message: Message): void {
  if (world.limits.ledger === 0) return;
  bot.ledger.push({
    method,
    chat_id: message.chat.id,
    message_id: message.message_id,
    text: message.text ?? message.caption ?? null,
    reply_to_message_id: message.reply_to_message?.message_id ?? null,
    at: new Date().toISOString(),
  });
  // In slices: taking one from the front of a long list for each send would cost more than the send.
  if (bot.ledger.length > world.limits.ledger * 1.1)
    bot.ledger.splice(0, bot.ledger.length - world.limits.ledger);
}
