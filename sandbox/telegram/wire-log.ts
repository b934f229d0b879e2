import { tell, type Bot, type World } from "./world.ts";

/** One exchange as it went over the wire. `call`: the bot asked the platform; `webhook`: the platform told the bot. */
export type WireEntry = {
  readonly id: number;
  readonly at: string;
  readonly kind: "call" | "webhook";
  readonly name: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly ms: number;
  /** The fault that was played, if one was. */
  readonly fault: string | null;
};

/** Keeps an exchange for those who want to watch, and forgets the oldest. */
export function logWire(world: World, bot: Bot, entry: Omit<WireEntry, "id" | "at">): void {
  if (world.limits.wire === 0) return;
  const kept = { ...entry, id: (world.counters.event += 1), at: new Date().toISOString() };
  bot.wire.push(kept);
  if (bot.wire.length > world.limits.wire * 1.2) bot.wire.splice(0, bot.wire.length - world.limits.wire);
  if (world.listeners.size > 0) tell(world, bot, "wire", { entry: kept });
}
