import type { WireEntry } from "./wire-entry.ts";
import { tell, type Bot, type World } from "./world.ts";

/** Keeps an exchange for those who want to watch, and forgets the oldest. */
export function logWire(world: World, bot: Bot, entry: Omit<WireEntry, "id" | "at">): void {
  if (world.limits.wire === 0) return;
  const kept = { ...entry, id: (world.counters.event += 1), at: new Date().toISOString() };
  bot.wire.push(kept);
  if (bot.wire.length > world.limits.wire * 1.2) bot.wire.splice(0, bot.wire.length - world.limits.wire);
  if (world.listeners.size > 0) tell(world, bot, "wire", { entry: kept });
}
