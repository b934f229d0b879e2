import type { Thread } from "./thread.ts";

export type HeldThread = { now(): Thread; become(next: Thread): void };

/** Holds the current thread; calls `changed` on each change. */
export function holdThread(begin: Thread, changed: () => void): HeldThread {
  let thread = begin;
  return {
    now: () => thread,
    become: (next) => {
      thread = next;
      changed();
    },
  };
}
