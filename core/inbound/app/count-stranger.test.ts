import { expect, it, vi } from "vitest";
import { log } from "../../kernel/log.ts";
import { countStranger } from "./count-stranger.ts";

it("events of accounts that nobody connected are counted, and logged once a minute", () => {
  const said = vi.spyOn(log, "warn").mockImplementation(() => {});
  const at = Date.UTC(2026, 10, 30);
  for (const seconds of [0, 1, 2, 59, 60]) countStranger("scripted", "app", at + seconds * 1_000);
  expect(said.mock.calls.map(([facts]) => facts)).toEqual([
    { connector: "scripted", appKey: "app", events: 1 },
    { connector: "scripted", appKey: "app", events: 4 },
  ]);
  said.mockRestore();
});
