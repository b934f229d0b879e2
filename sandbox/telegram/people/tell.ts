import type { Update } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { addRoom } from "../chats/add-room.ts";
import { postUpdate } from "../updates/post-update.ts";
import type { Bot, World } from "../world.ts";

/** What may be told: messages, because everything else is played. */
const KINDS = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "business_message",
  "edited_business_message",
] as const;

/**
 * Tells a bot a message as it is given, for what the phone cannot play: a channel's post, topics, forwards, payments. The
 * bot may write into a chat that is new by it.
 */
export function tell(world: World, bot: Bot, update: Omit<Update, "update_id">): void {
  const kind = KINDS.find((one) => update[one] !== undefined);
  const message = kind && update[kind];
  if (!kind || !message?.chat) throw bad(`tell one of ${KINDS.join(", ")}, with its chat`);
  const { chat } = message;
  if (chat.type !== "private")
    addRoom(world, bot, { id: chat.id, type: "supergroup", title: chat.title }, "member", []);
  postUpdate(bot, kind, chat.id, update);
}
