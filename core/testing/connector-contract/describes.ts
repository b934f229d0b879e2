import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** It answers who somebody is, and says when it could not ask. */
export function describes<C, S>(connector: Connector<C, S>, { unreachable, names }: Subject<C, S>): void {
  if (!connector.describe) return;

  test.each([
    { kind: "person", identity: { kind: "user_id", value: "1046000000000000099" } },
    { kind: "thread", key: names.thread.key },
  ] as const)("a $kind that cannot be asked about now is to be asked about again", async (whom) => {
    if (!unreachable) throw new Error("The subject names no account that cannot be reached.");
    expect(await connector.describe?.(unreachable, whom)).toMatchObject({
      kind: "unreachable",
      reason: expect.any(String),
    });
  });

  test("nobody has a name that makes no sense", async () => {
    if (!unreachable) return;
    for (const value of ["", "../../users/@me", "\u0000"])
      expect(
        await connector.describe?.(unreachable, { kind: "person", identity: { kind: "user_id", value } }),
      ).toMatchObject({ kind: expect.stringMatching(/^(unknown|unreachable|rejected)$/) });
  });
}
