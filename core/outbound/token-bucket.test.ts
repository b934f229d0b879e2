import { describe, expect, it } from "vitest";
import { fullBucket, refill, takeToken, waitFor, type Rate } from "./token-bucket.ts";

const RATE: Rate = { perSecond: 2, burst: 3 };
const take = (times: number, now = 0) =>
  Array.from({ length: times }).reduce(
    (bucket: ReturnType<typeof fullBucket>) => takeToken(bucket, RATE, now),
    fullBucket(RATE, 0),
  );

describe("a token bucket", () => {
  it("gives its burst at once, and then nothing", () => {
    expect([waitFor(take(2), RATE, 0), waitFor(take(3), RATE, 0)]).toEqual([0, 500]);
  });

  it.each([
    [0, 500],
    [100, 400],
    [499, 1],
    [500, 0],
    [60_000, 0],
  ])("that is empty has the next token in time: after %i ms it takes %i more", (now, wait) => {
    expect(waitFor(take(3), RATE, now)).toBe(wait);
  });

  it("never holds more than its burst", () => {
    expect(refill(take(1), RATE, 60_000).tokens).toBe(3);
  });

  it("gives as many as its rate over time, whoever asks how often", () => {
    let [bucket, given] = [fullBucket(RATE, 0), 0];
    for (let now = 0; now <= 10_000; now += 10)
      if (waitFor(bucket, RATE, now) === 0) [bucket, given] = [takeToken(bucket, RATE, now), given + 1];
    expect(given).toBe(3 + 20);
  });

  it("adds nothing for a clock that went back", () => {
    expect(waitFor(take(3, 1_000), RATE, 0)).toBe(500);
  });
});
