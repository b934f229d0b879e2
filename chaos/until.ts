import { setTimeout as wait } from "node:timers/promises";

/** Waits for a condition; throws, naming it, when it does not come true in time. */
export async function until(what: string, patienceMs: number, holds: () => Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error(`Waited ${patienceMs / 1000} s in vain until ${what}.`);
    await wait(50);
  }
}
