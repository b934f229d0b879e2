import { expect, it } from "vitest";
import { busiest, noteNewest, pauseAfter, readState } from "./state.ts";

const session = { id: "ab", seq: 7, url: "wss://gateway.discord.gg", shards: 1 };

it("a state comes back as it was saved, and one that makes no sense is like none", () => {
  const saved = {
    sessions: { 0: session },
    channels: { 1: "2" },
    direct: {},
    since: "2026-11-20T10:00:00.000Z",
    at: "2026-11-21T10:00:00.000Z",
    late: { 3: "2026-11-21T09:00:00.000Z" },
    unfinished: false,
  };
  expect(readState(saved)).toEqual(saved);
  const none = { sessions: {}, channels: {}, direct: {}, since: null, at: null, late: {}, unfinished: false };
  for (const odd of [null, {}, { sessions: 7 }, { channels: { x: "y" } }, { ...saved, at: "yesterday" }])
    expect(readState(odd)).toEqual(none);
});

it("a session begins anew when what was before it is not fetched yet", () => {
  expect(readState({ sessions: { 0: session }, unfinished: true }).sessions).toEqual({});
});

it("the newest message of a channel never goes back, and the quietest channel is forgotten first", () => {
  const newest: Record<string, string> = {};
  noteNewest(newest, "7", "20");
  noteNewest(newest, "7", "9");
  expect(newest).toEqual({ 7: "20" });
  for (let channel = 0; channel < 5_001; channel += 1)
    noteNewest(newest, `104600000000000${1000 + channel}`, "1");
  const saved = Object.keys(busiest(newest));
  expect([saved.length, saved.includes("1046000000000001000")]).toEqual([5_000, false]);
});

it("a small state is saved every second, and a large one at most every ten", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1), "1"]));
  const pauseOf = (count: number) => pauseAfter(readState({ channels: many(count), direct: many(count) }));
  expect([0, 1_000, 5_000].map(pauseOf)).toEqual([1_000, 3_000, 10_000]);
});
