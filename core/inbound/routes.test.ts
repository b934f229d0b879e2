import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { log } from "../kernel/log.ts";
import { testDatabase } from "../testing/database.ts";
import { inboundRoutes } from "./routes.ts";

const asked: string[] = [];
const channels: ChannelAccess = { open: async (id) => (asked.push(id), null), forget: () => {} };
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

const knock = async (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) => {
  const answer = await app.request("/hooks/chn_0", { method: "POST", body, headers, duplex: "half" });
  const { code } = JSON.parse(await answer.text());
  return [answer.status, code];
};

it("no browser guesses what a refusal is", async () => {
  const answer = await app.request("/hooks/chn_0", { method: "POST", body: "{}" });
  expect([answer.status, answer.headers.get("x-content-type-options")]).toEqual([404, "nosniff"]);
});

/** A body that does not say how long it is. */
const streamed = (bytes: number) => new Blob([new Uint8Array(bytes)]).stream();

it("an unknown channel is told so", async () => expect(await knock("{}")).toEqual([404, "channel_unknown"]));

it.each([
  ["that says its size", () => streamed(1), { "content-length": "10000001" }],
  [
    "that says a small size and comes in chunks",
    () => streamed(10_000_001),
    { "content-length": "1", "transfer-encoding": "chunked" },
  ],
  ["that says nothing", () => streamed(10_000_001), {}],
])("a flood %s is refused before anything looks at it", async (_, body, headers) => {
  asked.length = 0;
  expect(await knock(body(), headers)).toEqual([413, "body_too_large"]);
  expect(asked).toEqual([]);
});
