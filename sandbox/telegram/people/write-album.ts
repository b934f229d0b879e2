import type { Message } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import type { Bot, World } from "../world.ts";
import { compose, type Sent } from "./compose.ts";
import { write } from "./write.ts";

export type Album = {
  readonly chatId: number;
  readonly from: number | undefined;
  readonly replyTo: number | undefined;
  readonly topic?: number | undefined;
  readonly items: readonly Sent[];
};

/** Sends several media of a user at once: one message and one update for each, joined by `media_group_id`. */
export function writeAlbum(
  world: World,
  bot: Bot,
  { chatId, from, replyTo, topic, items }: Album,
): Message[] {
  if (items.length < 2 || items.length > 10) throw bad("an album has 2 to 10 items");
  const group = String((world.counters.event += 1));
  return items.map((item) =>
    write(world, bot, {
      chatId,
      from,
      replyTo,
      topic,
      content: { ...compose(world, item), media_group_id: group },
    }),
  );
}
