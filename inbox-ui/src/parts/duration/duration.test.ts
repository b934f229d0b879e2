import { describe, expect, it } from "vitest";
import { formatDuration, readDuration } from "./duration.ts";
import { parseDuration } from "./parse-duration.ts";

describe("a typed duration", () => {
  it.each([
    ["30m", "PT30M"],
    ["1h30m", "PT1H30M"],
    ["1 h 30 min", "PT1H30M"],
    ["90 minutes", "PT1H30M"],
    ["1:30", "PT1H30M"],
    ["2 Std. 5 Min.", "PT2H5M"],
    ["1d", "P1D"],
    ["24h", "PT24H"],
    ["2 Tage, 3 Stunden", "P2DT3H"],
    ["45 sek", "PT45S"],
    ["0m", "PT0S"],
  ])("is read: %s", (text, iso) => expect(parseDuration(text)).toEqual({ kind: "duration", iso }));

  it("is refused without a unit, which could be any", () => {
    expect(parseDuration("90")).toEqual({ kind: "no_unit" });
    expect(parseDuration("1.5")).toEqual({ kind: "no_unit" });
  });

  it.each(["soon", "1x", "h", "1h 2h", "1:75", "-1h", "1h 30", "999999999h"])("is refused: %s", (text) =>
    expect(parseDuration(text)).toEqual({ kind: "unreadable" }),
  );

  it("is nothing when it is blank", () => expect(parseDuration(" ")).toEqual({ kind: "empty" }));
});

describe("a stored duration", () => {
  it.each([
    ["P1DT2H30M", "en", "1 day 2 hr 30 min"],
    ["P2DT2H30M", "de", "2 Tage 2 Std. 30 Min."],
    ["PT0S", "en", "0 min"],
    ["PT45S", "de", "45 Sek."],
    ["nonsense", "en", "nonsense"],
  ])("is shown: %s in %s", (iso, locale, shown) => expect(formatDuration(iso, locale)).toBe(shown));

  it.each(["en", "de"])("is read again from what is shown in %s", (locale) => {
    for (const iso of ["P1DT2H30M", "P3D", "PT1H", "PT59M59S"])
      expect(parseDuration(formatDuration(iso, locale))).toEqual({ kind: "duration", iso });
  });

  it("is not made of anything else", () => {
    expect(["P", "PT", "P1M", "1h", "PT1H30"].map(readDuration)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
