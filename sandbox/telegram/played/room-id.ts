import type { Message } from "@grammyjs/types";

/** The page's name of a chat, or of a topic in it: `<chat>` or `<chat>/<topic>`. */
export const roomIdOf = ({ chat, is_topic_message, message_thread_id: topic }: Message): string =>
  is_topic_message && topic !== undefined ? `${chat.id}/${topic}` : String(chat.id);

/** Reads the page's name of a room. */
export function placeIn(roomId: string): { readonly chatId: number; readonly topic: number | null } {
  const [chat, topic] = roomId.split("/");
  return { chatId: Number(chat), topic: topic === undefined ? null : Number(topic) };
}
