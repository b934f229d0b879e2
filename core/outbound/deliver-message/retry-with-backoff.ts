import { setTimeout as wait } from "node:timers/promises";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Does it again for up to `forMs` while the database is away: what a platform answered is known here and nowhere else. */
export async function retryWithBackoff<T>(work: () => Promise<T>, forMs: number): Promise<T> {
  const end = performance.now() + forMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (isRefusal(error) || performance.now() + pause > end) throw error;
      await wait(pause);
    }
  }
}

/** Whether the database heard the statement and will not have it; classes 08, 40, 53 and 57 of SQLSTATE pass by themselves. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) && !/^(08|40|53|57)/.test(code);
}
