import { z } from "@hono/zod-openapi";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { endpointsFor, type HubEnv } from "../access/index.ts";
import { unavailable } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { testDatabase } from "../testing/database.ts";
import { actorOf, makeOrganization } from "../testing/factories/people.ts";
import { mountEndpoints } from "./mount-endpoints.ts";
import { respondToError } from "./respond-to-error.ts";

const db = await testDatabase();
const acme = await makeOrganization(db, "Acme");
const olga = actorOf(acme.owner, acme.id, "owner");

const endpoint = endpointsFor<{ database: typeof db }>();
const Animal = z.object({ name: z.string(), legs: z.number() });

const app = new Hono<HubEnv>();
app.onError(respondToError(log));
mountEndpoints(app, { database: db }, { member: async () => olga, visitor: async () => undefined }, [
  endpoint(
    {
      method: "put",
      path: "/animals/:id",
      operationId: "putAnimal",
      permission: "settings.manage",
      summary: "Keeps an animal.",
      params: z.object({ id: z.string().startsWith("ani_") }),
      query: z.object({ loud: z.stringbool().default(false) }),
      body: Animal,
      output: Animal.extend({ loud: z.boolean(), by: z.string() }),
      status: 201,
    },
    async ({ actor, params, query, body }) => ({
      ...body,
      loud: query.loud,
      by: actor.name,
      id: params.id,
      secret: "sesame",
    }),
  ),
  endpoint(
    {
      method: "post",
      path: "/small",
      operationId: "postSmall",
      permission: "signed_in",
      summary: "Takes little.",
      body: z.object({ text: z.string() }),
      maxBody: 40,
    },
    async () => {},
  ),
  endpoint(
    { method: "get", path: "/broken", operationId: "broken", permission: "public", summary: "Breaks." },
    async () => {
      throw new Error("the password is sesame");
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/animals",
      operationId: "listAnimals",
      permission: "signed_in",
      summary: "Tells of all.",
      output: z.object({ items: z.array(Animal) }),
    },
    async () =>
      unsafeCast({
        items: [
          { name: "Kitty", legs: 4 },
          { name: "Snake", legs: null },
        ],
      }),
  ),
  endpoint(
    { method: "get", path: "/busy", operationId: "busy", permission: "public", summary: "Is busy." },
    async () => {
      throw unavailable("queue_full", "Come back later.", { waiting: 3 });
    },
  ),
]);

const send = async (method: string, path: string, body?: string, type = "application/json") => {
  const answer = await app.request(`/api${path}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { "content-type": type } }),
  });
  const text = await answer.text();
  const read: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: answer.status, body: read, headers: answer.headers };
};
const kitty = JSON.stringify({ name: "Kitty", legs: 4 });

describe("an endpoint", () => {
  it("does not compile without a permission, or with one that does not exist", () => {
    const shape = { method: "get", path: "/x", operationId: "x", summary: "X." } as const;
    // @ts-expect-error: no permission
    endpoint(shape, async () => {});
    // @ts-expect-error: no such permission
    endpoint({ ...shape, permission: "conversation.everything" }, async () => {});
    expect(endpoint({ ...shape, permission: "public" }, async () => {})).toMatchObject(shape);
  });

  it("does not compile when it answers something else than it says", () => {
    const shape = {
      method: "get",
      path: "/x",
      operationId: "x",
      summary: "X.",
      permission: "public",
    } as const;
    const promised = { ...shape, output: Animal } as const;
    // @ts-expect-error: legs are missing
    endpoint(promised, async () => ({ name: "Kitty" }));
    expect(Animal.safeParse({ name: "Kitty" }).success).toBe(false);
  });

  it("tells of the others where one of a list is not what it declares", async () => {
    expect(await send("GET", "/animals")).toMatchObject({
      status: 200,
      body: { items: [{ name: "Kitty", legs: 4 }] },
    });
  });

  it("tells only what it declares", async () => {
    expect(await send("PUT", "/animals/ani_1?loud=true", kitty)).toMatchObject({
      status: 201,
      body: { name: "Kitty", legs: 4, loud: true, by: "Olga" },
    });
    expect(Object.keys(Object((await send("PUT", "/animals/ani_1", kitty)).body))).toEqual([
      "name",
      "legs",
      "loud",
      "by",
    ]);
  });

  it.each([
    ["params", "id", "/animals/cat_1", kitty],
    ["query", "loud", "/animals/ani_1?loud=perhaps", kitty],
    ["body", "legs", "/animals/ani_1", '{"name":"Kitty","legs":{"$ne":null}}'],
    ["body", "name", "/animals/ani_1", '{"legs":4}'],
    ["body", "", "/animals/ani_1", "null"],
  ])("names what is wrong in the %s: %s", async (part, field, path, body) => {
    expect(await send("PUT", path, body)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { part, field } },
    });
  });

  it("says what is wrong in a sentence for people", async () => {
    expect(await send("PUT", "/animals/ani_1", '{"legs":4}')).toMatchObject({
      body: { message: "The name is missing." },
    });
    expect(await send("PUT", "/animals/ani_1", "null")).toMatchObject({
      body: { message: "The body must be an object." },
    });
  });

  it("takes JSON only, and only as JSON", async () => {
    expect(await send("PUT", "/animals/ani_1", "{")).toMatchObject({
      status: 400,
      body: { code: "body_not_json" },
    });
    expect(await send("PUT", "/animals/ani_1", kitty, "text/plain")).toMatchObject({
      status: 400,
      body: { code: "body_not_json" },
    });
  });

  it("stops reading where its limit is", async () => {
    expect(await send("POST", "/small", '{"text":"short"}')).toMatchObject({ status: 204 });
    expect(await send("POST", "/small", JSON.stringify({ text: "x".repeat(50) }))).toMatchObject({
      status: 413,
      body: { code: "body_too_large", facts: { limit: 40 } },
    });
  });
});

describe("a failure", () => {
  it("of ours tells nothing but where to look", async () => {
    const answer = await send("GET", "/broken");
    expect(answer).toMatchObject({
      status: 500,
      body: { code: "unexpected", facts: { logId: expect.any(String) } },
    });
    expect(JSON.stringify(answer.body)).not.toContain("sesame");
  });

  it("that passes says when to come back", async () => {
    const answer = await send("GET", "/busy");
    expect(answer).toMatchObject({
      status: 503,
      body: { code: "queue_full", message: "Come back later.", facts: { waiting: 3 } },
    });
    expect(answer.headers.get("retry-after")).toBe("5");
  });
});
