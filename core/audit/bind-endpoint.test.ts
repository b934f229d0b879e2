import { z } from "@hono/zod-openapi";
import { beforeEach, describe, expect, it } from "vitest";
import { actionsFor, organizationTarget, type MemberActor, type Target } from "../access/index.ts";
import { missing } from "../kernel/errors.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { bindingsFor } from "./bind-endpoint.ts";

const database = await testDatabase();
const bind = bindingsFor<{ readonly database: typeof database }>();
const action = actionsFor<unknown, MemberActor>();

const lampTarget: Target<{ readonly id: string }> = {
  kind: "lamp",
  errors: { missing: ["lamp_unknown"] },
  async find(_tx, _actor, id) {
    if (id !== "lamp_1") throw missing("lamp_unknown", "There is no such lamp.");
    return { id };
  },
  resourceOf: () => ({}),
};

const dim = action({
  name: "lamp.dim",
  summary: "Dim a lamp",
  permission: "settings.manage",
  target: lampTarget,
  input: z.object({ percent: z.int().min(0).max(100) }),
  record: "none",
  perform: async (_context, { id }, { percent }) => ({ id, percent }),
});
const curfew = action({
  name: "lamp.curfew",
  summary: "Switch every lamp off",
  permission: "settings.manage",
  target: organizationTarget,
  record: "none",
  perform: async () => undefined,
});

const Lamp = z.object({ id: z.string(), percent: z.number(), dimmedBy: z.string() });
const endpoints = [
  bind(
    dim,
    {
      method: "put",
      path: "/lamps/:id/brightness",
      operationId: "dimLamp",
      params: z.object({ id: z.string() }),
      output: Lamp,
    },
    async ({ actor, found, result }) => ({ ...found, percent: result.percent, dimmedBy: actor.name }),
  ),
  bind(curfew, { method: "post", path: "/curfew", operationId: "curfew" }),
];
const room = openRoom({ database }, endpoints);

let olga: MemberActor;
let vera: MemberActor;

beforeEach(async () => {
  const acme = await makeOrganization(database.owner, "Acme");
  olga = await makeMember(database.owner, acme, "Olga", "owner");
  vera = await makeMember(database.owner, acme, "Vera", "viewer");
});

describe("an endpoint bound to an action", () => {
  it("performs it on the object of its path, and answers what it presents", async () => {
    expect(await room.ask(olga, "put", "/lamps/lamp_1/brightness", { percent: 40 })).toEqual({
      status: 200,
      body: { id: "lamp_1", percent: 40, dimmedBy: "Olga" },
    });
  });

  it("has the action's permission, summary and input", () => {
    expect(endpoints[0]).toMatchObject({
      permission: "settings.manage",
      summary: "Dim a lamp",
      body: dim.input,
      action: dim,
    });
  });

  it("refuses what the action does not take before anything is looked up", async () => {
    expect((await room.ask(olga, "put", "/lamps/lamp_2/brightness", { percent: 400 })).status).toBe(422);
    expect((await room.ask(olga, "put", "/lamps/lamp_2/brightness", {})).status).toBe(422);
  });

  it("finds no object that is not there, and lets in nobody without the permission", async () => {
    const [dimmed, path] = [{ percent: 1 }, "/lamps/lamp_2/brightness"];
    expect((await room.ask(olga, "put", path, dimmed)).status).toBe(404);
    expect((await room.ask(vera, "put", path, dimmed)).status).toBe(403);
    expect((await room.ask(undefined, "put", path, dimmed)).status).toBe(401);
  });

  it("that presents nothing answers 204, for the organization as a whole", async () => {
    expect((await room.ask(olga, "post", "/curfew")).status).toBe(204);
  });
});
