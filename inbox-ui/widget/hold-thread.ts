import type { Thread } from "./thread.ts";

export type HeldThread = { now(): Thread; become(next: Thread): void };

/** The thread as it stands; `changed` is told of each change. */
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
