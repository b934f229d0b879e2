import { setTimeout as wait } from "node:timers/promises";

/** Polls seldom, because each count takes time from the measured processes. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  for (let left = 3_000; !(await done()); left -= 1) {
    if (left === 0) throw new Error("Not every message was answered within a minute.");
    await wait(20);
  }
}
