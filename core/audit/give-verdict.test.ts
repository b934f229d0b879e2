import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { createVerdicts } from "./give-verdict.ts";
import type { ChainVerdict } from "./verify-audit-chain.ts";

const database = await testDatabase();
const [acme, other] = [newId("org"), newId("org")];
const intact: ChainVerdict = { kind: "intact" };

/** Verdicts on a clock of the test's own, whose work is counted, and waits until it is told to end. */
function start() {
  const clock = { now: 0 };
  const begun: string[] = [];
  const ends: PromiseWithResolvers<ChainVerdict>[] = [];
  const give = createVerdicts(
    (_, organizationId) => {
      begun.push(organizationId);
      const end = Promise.withResolvers<ChainVerdict>();
      ends.push(end);
      return end.promise;
    },
    () => clock.now,
  );
  return { clock, begun, ends, ask: (id = acme) => give(database, id) };
}

it("security 6: forty who ask at once wait for one verdict", async () => {
  const { begun, ends, ask } = start();
  const asked = Array.from({ length: 40 }, () => ask());
  await expect.poll(() => begun).toEqual([acme]);
  ends[0]?.resolve(intact);
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(begun).toHaveLength(1);
});

it("security 6: one trail is verified at a time, whosever it is", async () => {
  const { begun, ends, ask } = start();
  const [first, second] = [ask(acme), ask(other)];
  await expect.poll(() => begun).toEqual([acme]);
  ends[0]?.resolve(intact);
  await first;
  await expect.poll(() => begun).toEqual([acme, other]);
  ends[1]?.resolve({ kind: "broken", number: 3 });
  expect((await second).chain).toEqual({ kind: "broken", number: 3 });
});

it("a verdict is kept for a minute, and one that failed is not", async () => {
  const { clock, begun, ends, ask } = start();
  const failed = ask();
  await expect.poll(() => ends.length).toBe(1);
  ends[0]?.reject(new Error("The database is away."));
  await expect(failed).rejects.toThrow("The database is away.");

  const given = ask();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.resolve(intact);
  await given;
  clock.now = 59_999;
  expect(await ask()).toBe(await given);
  expect(begun).toHaveLength(2);
  clock.now = 60_000;
  void ask();
  await expect.poll(() => begun.length).toBe(3);
});
