import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** It lets its socket go when it is told to. */
export function holds<C, S>({ gateway }: Connector<C, S>, { unreachable }: Subject<C, S>): void {
  if (!gateway) return;
  const hold = (signal: AbortSignal, told: string[]) => {
    if (!unreachable) throw new Error("The subject names no account that cannot be reached.");
    return gateway.hold(unreachable, {
      state: null,
      signal,
      sink: async () => void told.push("payloads"),
      saveState: async () => void told.push("state"),
      report: async () => {},
      missed: async () => void told.push("gap"),
    });
  };
  const ended = (running: Promise<void>) =>
    running.then(
      () => "ended",
      () => "ended",
    );

  test("it ends when its turn is over, whether or not it ever reached its provider", async () => {
    const ending = new AbortController();
    const told: string[] = [];
    const running = ended(hold(ending.signal, told));
    ending.abort();
    expect(await running).toBe("ended");
    expect(told).toEqual([]);
  });

  test("it does not begin when its turn was over before", async () => {
    expect(await ended(hold(AbortSignal.abort(), []))).toBe("ended");
  });
}
