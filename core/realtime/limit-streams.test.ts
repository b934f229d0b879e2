import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Hono } from "hono";
import { afterAll, expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import { openBus } from "../bus/index.ts";
import { mountEndpoints } from "../http/mount-endpoints.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { newId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { live } from "../testing/live.ts";
import { limitStreams } from "./limit-streams.ts";
import { realtimeEndpoints } from "./routes.ts";
import { openStreams } from "./streams.ts";

const database = await testDatabase();
const bus = await openBus({});
const streams = await openStreams(database, bus, live);
const ada = await makeMember(database.owner, await makeOrganization(database.owner));

afterAll(async () => {
  await streams.close();
  await bus.close();
});

const app = new Hono<HubEnv>();
app.onError(respondToError(log));
const member = async () => ada;
mountEndpoints(
  app,
  { database, streams, member },
  { member, visitor: async () => undefined },
  realtimeEndpoints,
);

it("security 19: a member has forty streams at a time, and one more for each that closes", async () => {
  const opened: ServerResponse[] = [];
  const open = async () => {
    const outgoing = new ServerResponse(new IncomingMessage(new Socket()));
    const answer = await app.request("/api/stream", {}, { outgoing });
    if (answer.status !== 429) opened.push(outgoing);
    return answer;
  };
  for (let n = 0; n < 40; n += 1) await open();
  const refused = await open();
  expect([refused.status, await refused.json(), refused.headers.get("retry-after")]).toMatchObject([
    429,
    { code: "too_many_streams" },
    "60",
  ]);
  opened[0]?.emit("close");
  expect((await open()).status).not.toBe(429);
  expect((await open()).status).toBe(429);
  for (const outgoing of opened) outgoing.emit("close");
});

it("a member's streams leave those of others alone", () => {
  const acquire = limitStreams(1);
  const [ann, bob] = [{ userId: newId("usr") }, { userId: newId("usr") }];
  acquire(ann);
  expect(() => acquire(ann)).toThrow(expect.objectContaining({ code: "too_many_streams" }));
  expect(() => acquire(bob)).not.toThrow();
});
