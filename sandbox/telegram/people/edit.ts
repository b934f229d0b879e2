import type { Message } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { replaceMessage } from "../chats/post-message.ts";
import { plainText } from "../text/format-text.ts";
import { postUpdate } from "../updates/post-update.ts";
import { unixNow, type Bot, type World } from "../world.ts";
import { botHears, speaker } from "./speaker.ts";

/** Changes the text or the caption of a user's own message. */
export function edit(world: World, bot: Bot, chatId: number, messageId: number, words: string): Message {
  const known = bot.chats.get(chatId)?.messages.get(messageId);
  const { room, person } = speaker(world, bot, chatId, known?.from?.id);
  if (!known) throw bad("message to edit not found");
  const { text, entities } = plainText(words);
  const marked = [...entities];
  const changed =
    known.text !== undefined ? { text, entities: marked } : { caption: text, caption_entities: marked };
  const message = replaceMessage(world, bot, room, { ...known, ...changed, edit_date: unixNow() });
  if (botHears(room))
    postUpdate(bot, "edited_message", chatId, {
      edited_message: {
        ...message,
        from: person,
        chat: room.chat,
        edit_date: message.edit_date ?? unixNow(),
      },
    });
  return message;
}
