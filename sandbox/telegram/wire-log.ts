import type { WireEntry } from "./wire-entry.ts";
import { publish, type Bot, type World } from "./world.ts";

/** Adds an exchange to the wire log and drops the oldest. */
export function logWire(world: World, bot: Bot, entry: Omit<WireEntry, "id" | "at">): void {
  if (world.limits.wire === 0) return;
  const kept = { ...entry, id: (world.counters.event += 1), at: new Date().toISOString() };
  bot.wire.push(kept);
  if (bot.wire.length > world.limits.wire * 1.2) bot.wire.splice(0, bot.wire.length - world.limits.wire);
  if (world.listeners.size > 0) publish(world, bot, "wire", { entry: kept });
}
