import { expect, it } from "vitest";
import type { SyncOutcome } from "../core/inbound/index.ts";
import { restAfter } from "./rest-after.ts";

const version = "v";

it.each<[string, Exclude<SyncOutcome, { kind: "unwanted" }>, number, number]>([
  ["none while there is more", { kind: "more" }, 10, 0],
  ["what the connector wants without events", { kind: "idle", everyMs: 60_000, version }, 10, 60_000],
  ["a second at least, the round included", { kind: "idle", everyMs: 0, version }, 10, 990],
  ["none after a long wait for events", { kind: "idle", everyMs: 0, version }, 25_000, 0],
  ["a little after a failure", { kind: "failed", version }, 10, 5_000],
  ["what the platform wants after a failure", { kind: "failed", retryAfterMs: 60_000, version }, 10, 60_000],
  ["never less than a little after a failure", { kind: "failed", retryAfterMs: 1, version }, 10, 5_000],
  ["a little while another process polls", { kind: "elsewhere" }, 10, 5_000],
])("the rest between polls is %s", (_, outcome, tookMs, ms) => {
  expect(restAfter(outcome, tookMs)).toBe(ms);
});
