import { setTimeout as wait } from "node:timers/promises";
import type { ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import { postUpdate, updateOf } from "../../hub/testing/customer-writes.ts";
import type { Planned } from "./plan-load.ts";

/** The platform's side of the webhooks. */
export type Load = {
  /** How many different messages the hub has acknowledged. */
  acknowledged(): number;
  /** How often the hub gave no answer, or no 200. */
  retries(): number;
  /** Lets messages up to this one out, and no more. */
  openTo(index: number): void;
  /** Everything acknowledged, once everything is. */
  readonly done: Promise<ReadonlySet<string>>;
};

export type LoadOptions = {
  readonly planned: readonly Planned[];
  readonly bot: ConnectedBot;
  /** Where the hub listens now; the platform takes any. */
  readonly doors: () => readonly string[];
  readonly onAcknowledged: (count: number) => void;
};

/** As many as Telegram has under way to one webhook. */
const CONNECTIONS = 40;
const RETRY_MS = 100;
/** Any second long gone; the same for all, so that only the platform's numbers say which message came first. */
const AT = 1_795_253_400;

export const keyOf = ({ chat, number }: Planned): string => `${chat}:${number}`;

/** Posts every message until it is acknowledged, as Telegram does. */
export function sendLoad({ planned, bot, doors, onAcknowledged }: LoadOptions): Load {
  const acknowledged = new Set<string>();
  const gate = createGate();
  let next = 0;
  let retries = 0;

  const post = async (message: Planned, turn: number) => {
    const update = updateOf({ ...message, text: `Message ${message.number}`, at: AT });
    for (let attempt = turn; ; attempt += 1) {
      const open = doors();
      if ((await postUpdate(open[attempt % open.length] ?? "http://127.0.0.1:9", bot, update)) === 200) break;
      retries += 1;
      await wait(RETRY_MS);
    }
    acknowledged.add(keyOf(message));
    onAcknowledged(acknowledged.size);
  };

  const connection = async () => {
    for (let turn = next++; turn < planned.length; turn = next++) {
      await gate.pass(turn);
      const message = planned[turn];
      if (message) await post(message, turn);
    }
  };

  const done = Promise.all(Array.from({ length: CONNECTIONS }, connection)).then(() => acknowledged);
  return { acknowledged: () => acknowledged.size, retries: () => retries, openTo: gate.openTo, done };
}

/** Holds back whoever's turn has not come. */
function createGate() {
  let limit = 0;
  const waiting: { readonly turn: number; readonly go: () => void }[] = [];
  return {
    openTo(index: number) {
      limit = Math.max(limit, index);
      for (const one of waiting) if (one.turn < limit) one.go();
    },
    pass: (turn: number) =>
      turn < limit ? Promise.resolve() : new Promise<void>((go) => waiting.push({ turn, go })),
  };
}
