import { setTimeout as wait } from "node:timers/promises";
import type { ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import { postUpdate, updateOf } from "../../hub/testing/customer-writes.ts";
import type { Planned } from "./plan-load.ts";

/** The platform's side of the webhooks. */
export type Load = {
  /** How many different messages the hub has acknowledged. */
  acknowledged(): number;
  /** Counts the requests without a response or without a 200. */
  retries(): number;
  /** Sends messages up to this one and holds back the rest. */
  openTo(index: number): void;
  /** Resolves to the keys of all messages once every one is acknowledged. */
  readonly done: Promise<ReadonlySet<string>>;
};

export type LoadOptions = {
  readonly planned: readonly Planned[];
  readonly bot: ConnectedBot;
  /** Returns the addresses where the hub listens now; the platform uses any of them. */
  readonly origins: () => readonly string[];
  readonly onAcknowledged: (count: number) => void;
};

/** Telegram's own limit of parallel requests to one webhook. */
const CONNECTIONS = 40;
const RETRY_MS = 100;
/** One past second for all messages, so that only the platform's numbers give their order. */
const AT = 1_795_253_400;

export const keyOf = ({ chat, number }: Planned): string => `${chat}:${number}`;

/** Posts every message until it is acknowledged, as Telegram does. */
export function sendLoad({ planned, bot, origins, onAcknowledged }: LoadOptions): Load {
  const acknowledged = new Set<string>();
  const gate = createGate();
  let next = 0;
  let retries = 0;

  const post = async (message: Planned, turn: number) => {
    const update = updateOf({ ...message, text: `Message ${message.number}`, at: AT });
    for (let attempt = turn; ; attempt += 1) {
      const open = origins();
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

/** Holds back messages whose turn has not come. */
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
