import type { Dice } from "../../sandbox/stage/dice.ts";

/** One message of one customer. `number` is the platform's order within the chat. */
export type Planned = { readonly chat: number; readonly number: number };

/** Stays below the automatic messages that a conversation may get, because the loop budget is not under test here. */
const HOT_LENGTH = 18;
const HOT_SHARE = 0.15;
const FIRST_CHAT = 6_000_001;
/** Twice as many messages as are under way at a time. */
const LONG_AFTER = 80;

/**
 * Plans the messages in the order in which they leave the platform. Most conversations have one message, where only a
 * sweeper finds the work of a dead process. A few are long, where the next message would find it. Some neighbours are
 * swapped, and one message in ten comes twice.
 */
export function planLoad(messages: number, roll: Dice): Planned[] {
  const hot = Math.max(1, Math.round((messages * HOT_SHARE) / HOT_LENGTH));
  const counts = new Map<number, number>();
  const planned = Array.from({ length: messages }, (_, index) => {
    const chat = FIRST_CHAT + chatOf(index, hot, roll, counts);
    const number = (counts.get(chat - FIRST_CHAT) ?? 0) + 1;
    counts.set(chat - FIRST_CHAT, number);
    return { chat, number };
  });
  return repeat(swap(planned, roll), roll);
}

function chatOf(index: number, hot: number, roll: Dice, counts: ReadonlyMap<number, number>): number {
  const warm = Math.floor(roll() * hot);
  return roll() < HOT_SHARE && (counts.get(warm) ?? 0) < HOT_LENGTH ? warm : hot + index;
}

function swap(planned: readonly Planned[], roll: Dice): Planned[] {
  const order = planned.map((one, index) => ({ one, at: index + (roll() < 0.2 ? roll() * 20 : 0) }));
  return order.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

/** Repeats a message at once, into the batch of the first, or long after it was stored: different code detects each. */
function repeat(planned: readonly Planned[], roll: Dice): Planned[] {
  const order = planned.flatMap((one, index) => [index, ...again(index, roll())].map((at) => ({ one, at })));
  return order.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

function again(index: number, fate: number): readonly number[] {
  if (fate < 0.05) return [index];
  return fate < 0.1 ? [index + LONG_AFTER] : [];
}
