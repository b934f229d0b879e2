import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
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

/** Runs that a test lets end one by one. */
function held() {
  const runs: { items: readonly number[]; end: () => void }[] = [];
  let [now, most] = [0, 0];
  const run = async (items: readonly number[]) => {
    most = Math.max(most, (now += 1));
    await new Promise<void>((end) => runs.push({ items, end }));
    now -= 1;
    return items.map((item) => item * 10);
  };
  return { run, runs, most: () => most };
}

describe("a batcher", () => {
  it.each([
    [1, 1],
    [3, 2],
    [2, 5],
  ])("takes at most %i items a run and has at most %i runs at a time", async (max, inFlight) => {
    const { run, runs, most } = held();
    const batch = createBatcher(run, { max, inFlight });
    const given = Array.from({ length: 12 }, (_, at) => at);
    const answers = Promise.all(given.map(batch));
    for (let ended = 0; ended < Math.ceil(12 / max); ended += 1) {
      await expect.poll(() => runs.length).toBeGreaterThan(ended);
      runs[ended]?.end();
    }
    expect(await answers).toEqual(given.map((item) => item * 10));
    expect([most(), Math.max(...runs.map(({ items }) => items.length))]).toEqual([inFlight, max]);
    expect(runs.flatMap(({ items }) => items)).toEqual(given);
  });

  it("runs the next one at once after it was idle", async () => {
    const batch = createBatcher(async (items: readonly string[]) => items);
    expect([await batch("first"), await batch("second"), await batch("third")]).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  it("gives everybody their own answer, however many come and whichever are poison", async () => {
    const arrivals = fc.array(fc.record({ item: fc.nat(50), poison: fc.boolean() }), { maxLength: 40 });
    const limits = fc.record({
      max: fc.integer({ min: 1, max: 6 }),
      inFlight: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(arrivals, limits, async (given, limit) => {
        const batch = createBatcher(async (items: readonly (typeof given)[number][]) => {
          if (items.some(({ poison }) => poison)) throw new Error("poison");
          return items.map(({ item }) => item);
        }, limit);
        const ends = await Promise.allSettled(given.map(batch));
        expect(ends.map((end) => (end.status === "fulfilled" ? end.value : "refused"))).toEqual(
          given.map(({ item, poison }) => (poison ? "refused" : item)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("hands on the reason to whoever it concerns", async () => {
    const batch = createBatcher(async (items: readonly string[]) => {
      throw new Error(`no ${items.join(" and ")}`);
    });
    const ends = await Promise.allSettled(["tea", "milk"].map(batch));
    expect(ends.map((end) => end.status === "rejected" && String(end.reason))).toEqual([
      "Error: no tea",
      "Error: no milk",
    ]);
  });

  it("keeps nobody waiting whose run answered with too few results", async () => {
    const batch = createBatcher(async (): Promise<readonly number[]> => []);
    await expect(batch(1)).rejects.toThrow("A batch of 1 was answered with 0 results.");
  });

  it("goes on after a run that failed", async () => {
    let broken = true;
    const batch = createBatcher(
      async (items: readonly number[]) => {
        if (broken) throw new Error("away");
        return items;
      },
      { max: 1, inFlight: 1 },
    );
    await expect(batch(1)).rejects.toThrow("away");
    broken = false;
    expect(await batch(2)).toBe(2);
  });
});
