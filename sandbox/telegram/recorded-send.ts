import type { Message } from "@grammyjs/types";

/** A send or edit that the platform accepted, whether or not the bot got the response. */
export type RecordedSend = {
  readonly method: string;
  readonly chat_id: number;
  readonly message_id: number;
  readonly text: string | null;
  readonly reply_to_message_id: number | null;
  readonly at: string;
};

/** Describes a message that a method sent or edited. */
export const sentOf = (method: string, message: Message): RecordedSend => ({
  method,
  chat_id: message.chat.id,
  message_id: message.message_id,
  text: message.text ?? message.caption ?? null,
  reply_to_message_id: message.reply_to_message?.message_id ?? null,
  at: new Date().toISOString(),
});
