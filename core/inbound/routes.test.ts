import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { log } from "../kernel/log.ts";
import { testDatabase } from "../testing/database.ts";
import { inboundRoutes } from "./routes.ts";

const channels: ChannelAccess = { open: async () => null, forget: () => {} };
let read = false;
const app = new Hono<HubEnv>().onError(respondToError(log)).route(
  "/",
  inboundRoutes({
    database: await testDatabase(),
    channels,
    record: async () => ({ kind: "duplicate" }),
    onRecorded: () => {},
    acknowledge: () => {},
    onTyping: () => {},
  }),
);

const request = async (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) => {
  const answer = await app.request("/hooks/chn_0", { method: "POST", body, headers, duplex: "half" });
  const { code } = JSON.parse(await answer.text());
  return [answer.status, code];
};

it("no browser sniffs a refusal", async () => {
  const answer = await app.request("/hooks/chn_0", { method: "POST", body: "{}" });
  expect([answer.status, answer.headers.get("x-content-type-options")]).toEqual([404, "nosniff"]);
});

it("an unknown channel is missing", async () =>
  expect(await request("{}")).toEqual([404, "channel_unknown"]));

it.each([
  ["a flood", { "content-length": "10000001" }],
  ["a flood of unknown size", {}],
])("security 2: an unknown channel is told so, whatever comes with it: %s", async (_, headers) => {
  const body = new ReadableStream<Uint8Array>({ pull: () => void (read = true) }, { highWaterMark: 0 });
  expect(await request(body, headers)).toEqual([404, "channel_unknown"]);
  expect(read).toBe(false);
});
