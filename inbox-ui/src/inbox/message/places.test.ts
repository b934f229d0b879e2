import { describe, expect, it } from "vitest";
import { aMessage } from "../../live/testing.ts";
import { daysOf, placesOf } from "./places.ts";

const at = (id: string, time: string, given = {}) =>
  aMessage({ id, sentAt: `2026-03-02T${time}:00.000Z`, ...given });

describe("messages in a row", () => {
  it("stand together within five minutes of one author", () => {
    const places = placesOf([at("a", "10:00"), at("b", "10:03"), at("c", "10:09")]);
    expect([...places.values()].map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it("stand apart when another speaks, or a machine", () => {
    const ours = {
      direction: "out",
      author: { kind: "member", id: "usr_anna", name: "Anna", avatarUrl: null },
    } as const;
    const places = placesOf([
      at("a", "10:00"),
      at("b", "10:01", ours),
      at("c", "10:02", { ...ours, automatic: true }),
    ]);
    expect([...places.values()].every(({ first, last }) => first && last)).toBe(true);
  });

  it("show an album once, with its first picture", () => {
    const places = placesOf([
      at("a", "10:00", { albumKey: "k" }),
      at("b", "10:00", { albumKey: "k" }),
      at("c", "10:01"),
    ]);
    expect(places.get("a")?.album?.map((message) => message.id)).toEqual(["a", "b"]);
    expect(places.get("b")?.hidden).toBe(true);
    expect(places.get("c")?.hidden).toBe(false);
  });
});

it("names each day once", () => {
  const noon = (day: string) => aMessage({ id: day, sentAt: new Date(`${day}T12:00:00`).toISOString() });
  expect(daysOf([noon("2026-03-01"), noon("2026-03-02"), noon("2026-03-02")])).toHaveLength(2);
});
