import { unsafeCast } from "../../kernel/trust.ts";
import type { Connector } from "../../protocol/index.ts";

/** A platform's threads below its chats, which holds so many open ones and no more. */
export type PlayedThreads = {
  readonly interface: NonNullable<Connector["threads"]>;
  /** The titles of those that are open. */
  open(): readonly string[];
  /** What the platform calls all there were. */
  keys(): readonly string[];
  /** How many were open at most. */
  most(): number;
  setLimit(limit: number): void;
  /** From now on it cannot be reached. */
  break(): void;
};

/** Plays threads. */
export function playThreads(setup: { readonly limit: number }): PlayedThreads {
  const known = new Map<string, { readonly title: string; open: boolean }>();
  let { limit } = setup;
  let [most, count, broken] = [0, 0, false];
  const away = { kind: "unreachable", reason: "It is away." } as const;
  const full = { kind: "rejected", reason: "There are too many threads.", cause: "limit" } as const;
  const move = (key: string, open: boolean) => {
    const thread = known.get(key);
    if (thread && thread.open !== open) count += open ? 1 : -1;
    if (thread) thread.open = open;
    most = Math.max(most, count);
    return { kind: "done" } as const;
  };
  return {
    interface: unsafeCast<NonNullable<Connector["threads"]>>({
      async open(_: unknown, parent: { key: string }, { title, key }: { title: string; key: string }) {
        if (broken) return away;
        if (count >= limit) return full;
        known.set(key, { title, open: false });
        move(key, true);
        return { kind: "opened", thread: { key, kind: "group", title, parent: { key: parent.key } } };
      },
      close: async (_: unknown, { key }: { key: string }) => (broken ? away : move(key, false)),
      reopen: async (_: unknown, { key }: { key: string }) =>
        broken ? away : count >= limit ? full : move(key, true),
      rename: async () => ({ kind: "done" }),
    }),
    open: () => [...known.values()].filter(({ open }) => open).map(({ title }) => title),
    keys: () => [...known.keys()],
    most: () => most,
    setLimit: (next) => void (limit = next),
    break: () => void (broken = true),
  };
}
