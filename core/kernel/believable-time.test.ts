import { describe, expect, it } from "vitest";
import { believableTime, isPossibleTime } from "./believable-time.ts";

const NOW = "2026-11-21T10:00:00.000Z";

describe("another's clock", () => {
  it.each(["2026-11-21T09:59:59Z", "2026-11-22T09:59:59Z", "2019-01-01T00:00:00Z"])(
    "F11: is believed at %s",
    (time) => {
      expect(believableTime(time, NOW)).toBe(time);
      expect(isPossibleTime(time, Date.parse(NOW))).toBe(true);
    },
  );

  it.each(["2026-11-23T00:00:00Z", "+058882-04-12T10:36:27.000Z"])("F11: is not believed at %s", (time) => {
    expect(believableTime(time, NOW)).toBe(NOW);
    expect(isPossibleTime(time, Date.parse(NOW))).toBe(false);
  });

  it("F11: that was never set dates nothing of ours", () =>
    expect(isPossibleTime("1970-01-01T00:00:00Z", Date.parse(NOW))).toBe(false));
});
