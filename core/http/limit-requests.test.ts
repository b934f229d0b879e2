import { Hono } from "hono";
import { expect, it } from "vitest";
import { z } from "@hono/zod-openapi";
import { endpointsFor, type HubEnv, type MemberActor } from "../access/index.ts";
import { log } from "../kernel/log.ts";
import { newId } from "../kernel/ids.ts";
import { member } from "../testing/arbitrary-actor.ts";
import { testDatabase } from "../testing/database.ts";
import { limitRequests } from "./limit-requests.ts";
import { mountEndpoints } from "./mount-endpoints.ts";
import { respondToError } from "./respond-to-error.ts";

const database = await testDatabase();
const endpoint = endpointsFor<{ database: typeof database }>();
const open = { method: "get", permission: "signed_in", summary: "Answers." } as const;

let time = 0;
let asking: MemberActor = member({});

const app = new Hono<HubEnv>();
app.onError(respondToError(log));
const authenticator = {
  member: async () => asking,
  visitor: async () => undefined,
  limiter: limitRequests(3, () => time),
};
mountEndpoints(app, { database }, authenticator, [
  endpoint(
    { ...open, path: "/json", operationId: "json", output: z.object({ fine: z.boolean() }) },
    async () => ({ fine: true }),
  ),
  endpoint(
    { ...open, path: "/file", operationId: "file" },
    async () => new Response("file", { headers: { "cache-control": "private, max-age=60" } }),
  ),
  endpoint({ ...open, path: "/own", operationId: "own" }, async () => new Response("own")),
  endpoint({ ...open, path: "/none", operationId: "none" }, async () => {}),
]);

const ask = async (path = "/json", who = asking) => {
  asking = who;
  return app.request(`/api${path}`);
};
const standing = ({ status, headers }: Response) => [
  status,
  ...["limit", "remaining", "reset"].map((name) => Number(headers.get(`ratelimit-${name}`))),
];

it("api 4: every answer says where a member stands, and a request beyond is answered 429 until the minute is over", async () => {
  const ann = member({});
  expect(standing(await ask("/json", ann))).toEqual([200, 3, 2, 60]);
  time += 10_000;
  expect(standing(await ask("/own", ann))).toEqual([200, 3, 1, 50]);
  expect(standing(await ask("/none", ann))).toEqual([204, 3, 0, 50]);
  const refused = await ask("/json", ann);
  expect(standing(refused)).toEqual([429, 3, 0, 50]);
  expect([refused.headers.get("retry-after"), refused.headers.get("ratelimit-policy")]).toEqual([
    "50",
    "3;w=60",
  ]);
  expect(await refused.json()).toMatchObject({ code: "too_many_requests" });
  time += 50_000;
  expect(standing(await ask("/json", ann))).toEqual([200, 3, 2, 60]);
});

it("a key counts apart from whoever made it, and from other members", async () => {
  const bob = { ...member({}), userId: newId("usr") };
  for (let n = 0; n < 4; n += 1) await ask("/json", bob);
  expect((await ask("/json", bob)).status).toBe(429);
  // What is asked of `signed_in` is not for keys, but it is counted where it may be.
  const limiter = limitRequests(1, () => time);
  const key = { userId: bob.userId, keyId: newId("key") };
  expect([limiter(bob), limiter(key), limiter(key), limiter(bob)].map(({ granted }) => granted)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("security 17: no cache keeps an answer of the API, but for files that say how long", async () => {
  const caching = async (path: string) => {
    time += 60_000;
    return (await ask(path)).headers.get("cache-control");
  };
  for (const path of ["/json", "/own", "/none"])
    expect([path, await caching(path)]).toEqual([path, "no-store"]);
  expect(await caching("/file")).toBe("private, max-age=60");
  asking = member({});
  for (let n = 0; n < 4; n += 1) await ask();
  const refused = await ask();
  expect([refused.status, refused.headers.get("cache-control")]).toEqual([429, "no-store"]);
});
