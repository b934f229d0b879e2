import { describe, expect, it } from "vitest";
import { createConcurrencyLimiter, type ConcurrencyLimiter } from "./concurrency-limiter.ts";

/** Takes slots for a key until it gets no more. */
function take(limiter: ConcurrencyLimiter, key: string): number {
  let slots = 0;
  while (limiter.acquire(key)) slots += 1;
  return slots;
}

describe("the slots of a process", () => {
  it("go to a channel that is alone as far as half", () => {
    expect(take(createConcurrencyLimiter(128), "telegram")).toBe(64);
  });

  it("are never all held by one channel, nor by many that let none go", () => {
    const limiter = createConcurrencyLimiter(128);
    const held = ["a", "b", "c", "d", "e", "f"].map((key) => take(limiter, key));
    expect(held.every((slots) => slots > 0)).toBe(true);
    expect(limiter.inUse()).toBeLessThan(128);
    expect(limiter.acquire("newcomer")).toBe(true);
  });

  it("are free again once released", () => {
    const limiter = createConcurrencyLimiter(2);
    expect([limiter.acquire("a"), limiter.acquire("a")]).toEqual([true, false]);
    limiter.release("a");
    expect([limiter.inUse(), limiter.acquire("a")]).toEqual([0, true]);
  });
});

describe("slots reserved before the channel is known", () => {
  it("leave every channel within its share, whichever gets them", () => {
    const limiter = createConcurrencyLimiter(128);
    for (let slot = 0; slot < 40; slot += 1) limiter.acquire("busy");
    const reserved = limiter.reserve(100);
    expect(reserved).toBe(24);
    for (let slot = 0; slot < reserved; slot += 1) limiter.assign("busy");
    expect([limiter.inUse(), limiter.acquire("busy"), limiter.acquire("other")]).toEqual([64, false, true]);
  });

  it("are free again once cancelled", () => {
    const limiter = createConcurrencyLimiter(8);
    expect(limiter.reserve(3)).toBe(3);
    limiter.cancel(3);
    expect(limiter.inUse()).toBe(0);
  });

  it("are none where a channel holds its share already", () => {
    const limiter = createConcurrencyLimiter(8);
    take(limiter, "dead");
    expect(limiter.reserve(1)).toBe(0);
  });
});
