import type { Dice } from "../dice.ts";

/** One message of one customer. `number` is the platform's order within the chat. */
export type Planned = { readonly chat: number; readonly number: number };

/** Fewer than the automatic messages a conversation may get: the loop budget is not what is tried here. */
const HOT_LENGTH = 18;
const HOT_SHARE = 0.15;
const FIRST_CHAT = 6_000_001;

/**
 * Who writes what, in the order it leaves the platform: mostly conversations of one message, in which only a sweeper
 * finds what a dead process left, and a few long ones, in which the next message would find it. Neighbours are swapped
 * now and then, and one in ten comes twice.
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

const repeat = (planned: readonly Planned[], roll: Dice): Planned[] => planned.flatMap((one) => (roll() < 0.1 ? [one, one] : [one]));
