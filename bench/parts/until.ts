import { setTimeout as wait } from "node:timers/promises";

/** Looks seldom: whoever counts takes time from those who work. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  for (let left = 3_000; !(await done()); left -= 1) {
    if (left === 0) throw new Error("Not every message was answered within a minute.");
    await wait(20);
  }
}
