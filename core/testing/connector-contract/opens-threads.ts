import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** It opens threads where it says so, and its failures are values. */
export function opensThreads<C, S>(connector: Connector<C, S>, { unreachable, names }: Subject<C, S>): void {
  const { threads, capabilities } = connector;

  test("it opens threads if and only if its capabilities say so", () => {
    expect(threads !== undefined).toBe(capabilities.threads.support !== "none");
    expect(capabilities.threads.titleMax > 0).toBe(threads !== undefined);
  });

  if (!threads) return;
  const child = { ...names.thread, key: names.threadBelow ?? names.thread.key };

  test.each([
    [
      "opened",
      (account: Parameters<typeof threads.open>[0]) =>
        threads.open(account, names.thread, { title: "#12", key: "12" }),
    ],
    ["closed", (account: Parameters<typeof threads.open>[0]) => threads.close(account, child)],
    ["reopened", (account: Parameters<typeof threads.open>[0]) => threads.reopen(account, child)],
    ["renamed", (account: Parameters<typeof threads.open>[0]) => threads.rename(account, child, "#12")],
  ])("a thread that cannot be %s now is a value, not an exception", async (_, ask) => {
    if (!unreachable) throw new Error("The subject names no account that cannot be reached.");
    expect(await ask(unreachable)).toMatchObject({ kind: "unreachable", reason: expect.any(String) });
  });
}
