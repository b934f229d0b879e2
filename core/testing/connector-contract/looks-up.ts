import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** It never calls a send absent that it could not ask about. */
export function looksUp<C, S>(connector: Connector<C, S>, { unreachable }: Subject<C, S>): void {
  if (!connector.lookUp) return;

  test("it says until when its provider remembers a call", () => {
    expect(connector.capabilities.idempotency.kind).not.toBe("none");
  });

  test("a provider that cannot be asked leaves the call in doubt", async () => {
    if (!unreachable) throw new Error("The subject names no account that cannot be reached.");
    expect(await connector.lookUp?.(unreachable, { payload: {} })).toMatchObject({ kind: "unknown" });
  });
}
