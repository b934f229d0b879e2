import { bad } from "../bot-api/refusal.ts";
import { postUpdate } from "../updates/post-update.ts";
import type { Bot, Press, World } from "../world.ts";
import { botHears, speaker } from "./speaker.ts";

/** Presses an inline button for a user; the bot gets the press and should answer it. */
export function press(
  world: World,
  bot: Bot,
  chatId: number,
  messageId: number,
  from: number | undefined,
  data: string,
): Press {
  const { room, person } = speaker(world, bot, chatId, from);
  const message = room.messages.get(messageId);
  const button = message?.reply_markup?.inline_keyboard
    .flat()
    .find((known) => "callback_data" in known && known.callback_data === data);
  if (!message || !button) throw bad("there is no such button");
  const made: Press = {
    id: String((world.counters.event += 1)),
    chatId,
    from: person.id,
    answer: null,
    at: Date.now(),
  };
  bot.presses.set(made.id, made);
  forgetOld(bot);
  if (botHears(room))
    postUpdate(bot, "callback_query", chatId, {
      callback_query: { id: made.id, from: person, message, chat_instance: String(chatId * 31 + 7), data },
    });
  return made;
}

const KEPT = 1000;

function forgetOld({ presses }: Bot): void {
  const oldest = presses.keys().next();
  if (presses.size > KEPT && !oldest.done) presses.delete(oldest.value);
}
