import { expect, test } from "vitest";
import type { JsonObject } from "../../kernel/json.ts";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** A poll loses nothing: its cursor moves only behind what is stored. */
export function pulls<C, S>({ sync }: Connector<C, S>, { unreachable, provider }: Subject<C, S>): void {
  if (!sync) return;
  const forever = new AbortController().signal;

  test("a round hands on what the provider has, in its order, and JSON can hold the cursor", async () => {
    const { account, payloads = [], end } = await played(provider);
    const kept: JsonObject[] = [];
    const round = await sync.pull(account, null, async (batch) => void kept.push(...batch), forever);
    await end();
    expect(kept).toEqual(payloads);
    expect(payloads.length).toBeGreaterThan(1);
    expect(round).toMatchObject({ outcome: expect.stringMatching(/^(more|idle)$/) });
    expect(JSON.parse(JSON.stringify(round))).toEqual(round);
  });

  test("what could not be stored moves no cursor", async () => {
    const { account, end } = await played(provider);
    const away = async () => {
      throw new Error("The database is away.");
    };
    const round = await sync.pull(account, null, away, forever).catch(() => null);
    await end();
    expect(round?.outcome ?? "failed").toBe("failed");
  });

  test("a provider that cannot be reached is a failed round, not an exception", async () => {
    if (!unreachable) throw new Error("The subject names no account that cannot be reached.");
    expect(await sync.pull(unreachable, null, async () => {}, forever)).toMatchObject({
      outcome: "failed",
      receipt: { kind: "unreachable" },
    });
  });
}

/** The provider that the subject plays. */
function played<Provided>(provider: (() => Promise<Provided>) | undefined): Promise<Provided> {
  if (!provider) throw new Error("The subject plays no provider.");
  return provider();
}
