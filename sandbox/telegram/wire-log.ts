import type { WireEntry } from "./wire-entry.ts";
import { publish, type Bot, type World } from "./world.ts";

/** Adds an exchange to the wire log, without the webhook's secret, and drops the oldest. */
export function logWire(world: World, bot: Bot, entry: Omit<WireEntry, "id" | "at">): void {
  if (world.limits.wire === 0) return;
  const kept = {
    ...entry,
    request: withoutSecret(entry.request),
    answer: withoutSecret(entry.answer),
    id: (world.counters.event += 1),
    at: new Date().toISOString(),
  };
  bot.wire.push(kept);
  if (bot.wire.length > world.limits.wire * 1.2) bot.wire.splice(0, bot.wire.length - world.limits.wire);
  if (world.listeners.size > 0) publish(world, bot, "wire", { entry: kept });
}

/** Whoever has it may say what people wrote, so that nobody reads it here. */
const withoutSecret = (said: unknown): unknown =>
  typeof said === "object" && said !== null && "secret_token" in said
    ? { ...said, secret_token: "<secret>" }
    : said;
