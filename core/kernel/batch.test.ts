import { expect, test } from "vitest";
import { createBatcher } from "./batch.ts";

test("what arrives together is run together, and everyone gets their own answer", async () => {
  const runs: number[][] = [];
  const double = createBatcher(async (items: readonly number[]) => {
    runs.push([...items]);
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(runs).toEqual([[1, 2, 3]]);
});

test("what arrives while runs are under way waits and goes as one", async () => {
  const runs: number[] = [];
  const gates: (() => void)[] = [];
  const count = createBatcher(
    async (items: readonly number[]) => {
      runs.push(items.length);
      await new Promise<void>((open) => gates.push(open));
      return items;
    },
    { max: 2, inFlight: 1 },
  );
  const all = Promise.all([1, 2, 3, 4, 5].map(count));
  for (let round = 0; round < 3; round += 1) {
    await expect.poll(() => gates.length).toBe(round + 1);
    gates[round]?.();
  }
  await all;
  expect(runs).toEqual([2, 2, 1]);
});

test("a poison item fails alone, not its batch", async () => {
  const half = createBatcher(async (items: readonly number[]) => {
    if (items.includes(13)) throw new Error("poison");
    return items;
  });
  const results = await Promise.allSettled([1, 13, 2].map(half));
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
