import type { Update } from "@grammyjs/types";
import { DEFAULTS, type Bot, type Pending } from "../world.ts";

export type UpdateKind = Exclude<keyof Update, "update_id">;

/** Passes an event to a bot that wants its kind: to its webhook, its waiting poll or its pending updates. */
export function postUpdate(
  bot: Bot,
  kind: UpdateKind,
  lane: number | string,
  fields: Omit<Update, "update_id">,
): void {
  if (!wants(bot, kind)) return;
  const update = { update_id: bot.nextUpdateId, ...fields };
  bot.nextUpdateId += 1;
  const pending: Pending = { update, lane: String(lane), at: Date.now(), fails: 0 };
  bot.pending.set(update.update_id, pending);
  forgetStale(bot);
  if (bot.webhook) bot.webhook.courier.offer(pending);
  else bot.poll?.end("updates");
}

/** The kinds that a bot gets only when `allowed_updates` names them, as with Telegram. */
const UNASKED: ReadonlySet<UpdateKind> = new Set<UpdateKind>([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

const wants = ({ allowedUpdates }: Bot, kind: UpdateKind) =>
  allowedUpdates && allowedUpdates.length > 0 ? allowedUpdates.includes(kind) : !UNASKED.has(kind);

function forgetStale(bot: Bot): void {
  for (const [id, { at }] of bot.pending) {
    if (Date.now() - at < DEFAULTS.pendingMs) return;
    bot.pending.delete(id);
  }
}
