import { beforeEach, describe, expect, it } from "vitest";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";

const ADA = { channelId: "bot", threadKey: "ada" };
const LINUS = { channelId: "bot", threadKey: "linus" };

let now: number;
let limiter: RateLimiter;
beforeEach(() => {
  now = 1_000;
  limiter = createRateLimiter(() => now);
  limiter.learn("bot", { perChannelPerSecond: 5, perThreadPerSecond: 1, perThreadBurst: 2 });
});

/** Calls that go out at once. */
function goOut(target: typeof ADA, started = false): number {
  let calls = 0;
  while (limiter.take(target, started) === 0) calls += 1;
  return calls;
}

describe("what a platform allows", () => {
  it("holds for each thread, and one that waits keeps no other waiting", () => {
    expect([goOut(ADA), limiter.take(ADA, false), goOut(LINUS)]).toEqual([2, 1_000, 2]);
  });

  it("holds for the whole channel", () => {
    const calls = ["a", "b", "c", "d", "e", "f"].map((threadKey) =>
      limiter.take({ ...ADA, threadKey }, false),
    );
    expect(calls).toEqual([0, 0, 0, 0, 0, 200]);
    now += 200;
    expect(limiter.take(LINUS, false)).toBe(0);
  });

  it("holds for one channel and not for another", () => {
    for (let send = 0; send < 5; send += 1) limiter.start("bot");
    limiter.learn("other", { perChannelPerSecond: 5, perThreadPerSecond: 1 });
    expect([limiter.waitOf("bot"), limiter.waitOf("other")]).toEqual([200, 0]);
  });

  it("takes no token of the channel for a call whose thread has to wait", () => {
    goOut(ADA);
    for (let time = 0; time < 10; time += 1) limiter.take(ADA, false);
    expect(goOut(LINUS) + goOut({ ...ADA, threadKey: "grace" })).toBe(3);
  });

  it("asks a send that has started for its thread's token alone", () => {
    for (let send = 0; send < 5; send += 1) limiter.start("bot");
    expect([limiter.waitOf("bot"), limiter.take(ADA, true)]).toEqual([200, 0]);
  });

  it("is not guessed before it is known", () => {
    const fresh = createRateLimiter(() => now);
    expect([fresh.start("bot"), fresh.waitOf("bot"), fresh.take(ADA, false)]).toEqual([false, 0, 0]);
  });

  it("may change without giving a second burst", () => {
    for (let send = 0; send < 5; send += 1) limiter.start("bot");
    limiter.learn("bot", { perChannelPerSecond: 10, perThreadPerSecond: 1 });
    expect(limiter.waitOf("bot")).toBe(100);
  });

  it("is kept for more threads than are remembered at once", () => {
    limiter.learn("bot", { perChannelPerSecond: 10_000, perThreadPerSecond: 1, perThreadBurst: 2 });
    now += 10_000;
    for (let thread = 0; thread < 1_100; thread += 1)
      limiter.take({ ...ADA, threadKey: `t${thread}` }, false);
    goOut(ADA);
    now += 100;
    for (let thread = 0; thread < 1_100; thread += 1)
      limiter.take({ ...ADA, threadKey: `u${thread}` }, false);
    expect(limiter.take(ADA, false)).toBe(900);
  });
});

describe("a platform that asks to wait", () => {
  it("holds the channel back until then, and never for less than it asked first", () => {
    limiter.pause("bot", 31_000);
    limiter.pause("bot", 2_000);
    expect([limiter.waitOf("bot"), limiter.take(ADA, false)]).toEqual([30_000, 30_000]);
    now = 31_000;
    expect(limiter.take(ADA, false)).toBe(0);
  });

  it("means one thread, and the channel once a second thread is limited at the same time", () => {
    expect(limiter.isLimitOfChannel(ADA, 5_000)).toBe(false);
    expect(limiter.isLimitOfChannel(ADA, 5_000)).toBe(false);
    expect(limiter.isLimitOfChannel(LINUS, 5_000)).toBe(true);
  });

  it("means one thread again after the first has waited", () => {
    limiter.isLimitOfChannel(ADA, 5_000);
    now += 5_000;
    expect(limiter.isLimitOfChannel(LINUS, 5_000)).toBe(false);
  });
});
