import { z } from "@hono/zod-openapi";
import { beforeEach, describe, expect, it } from "vitest";
import { actionsFor, organizationTarget, type MemberActor } from "../access/index.ts";
import { conflict } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { listSources, sourceText } from "../testing/house/read-imports.ts";
import { openRoom } from "../testing/room.ts";
import { bindingsFor } from "./bind-endpoint.ts";
import { removeOldAnswers } from "./remove-old-answers.ts";

const database = await testDatabase();
const bind = bindingsFor<{ readonly database: typeof database }>();
const action = actionsFor<unknown, MemberActor>();

/** What was asked of the platform, done, and told afterwards. */
let steps: string[];
/** Whether the next change fails after it was written. */
let broken: boolean;

const definition = {
  permission: "conversation.label",
  target: organizationTarget,
  input: z.object({ colour: z.string() }),
  errors: { conflict: ["lamp_broken"] },
  record: "none",
  prepare: async () => void steps.push("asked"),
  async perform({ tx }, _found, { colour }) {
    await tx.client.query(
      "insert into comm_labels (organization_id, id, name, colour) values ($1, $2, $3, 'grey')",
      [tx.organizationId, newId("lbl"), colour],
    );
    if (broken) throw conflict("lamp_broken", "The lamp is broken.");
    return { colour, number: steps.push("done") };
  },
  complete: () => void steps.push("told"),
} satisfies Partial<Parameters<typeof action>[0]>;

const Lamp = z.object({ colour: z.string(), number: z.number() });
const lamp = action({ ...definition, name: "lamp.light", summary: "Light a lamp" });
const secret = action({ ...definition, name: "lamp.reveal", summary: "Say a secret", answersSecret: true });
const room = openRoom({ database }, [
  bind(
    lamp,
    { method: "post", path: "/lamps", operationId: "lightLamp", output: Lamp, status: 201 },
    async ({ result }) => result,
  ),
  bind(
    secret,
    { method: "post", path: "/secrets", operationId: "saySecret", output: Lamp },
    async ({ result }) => result,
  ),
]);

let ada: MemberActor;
let bob: MemberActor;

beforeEach(async () => {
  const acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme, "Ada", "admin");
  bob = await makeMember(database.owner, acme, "Bob", "admin");
  [steps, broken] = [[], false];
});

const KEY = "7e1c2f0a-one-change";
type Asked = { readonly key?: string; readonly path?: string; readonly who?: MemberActor };

async function light(colour: string, { key = KEY, path = "/lamps", who = ada }: Asked = {}) {
  const response = await room.fetch(who, path, {
    method: "POST",
    body: JSON.stringify({ colour }),
    headers: { "content-type": "application/json", "idempotency-key": key },
  });
  const { headers, status } = response;
  return { status, replayed: headers.get("idempotency-replayed"), body: await response.json() };
}

const lamps = async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    "select name from comm_labels where organization_id = $1 order by name",
    [ada.organizationId],
  );
  return rows.map(({ name }) => name);
};

it("api 4: endpoints that perform an action by themselves hand on the request's key", () => {
  const routes = listSources("core").filter((path) => path.endsWith("routes.ts"));
  const counted = routes.map((path) => {
    const count = (pattern: RegExp) => [...sourceText(path).matchAll(pattern)].length;
    return { path, performed: count(/\bperformAction\(/g), handed: count(/\{ actor, ip, once \}/g) };
  });
  expect(counted.filter(({ performed }) => performed > 0).length).toBeGreaterThan(1);
  expect(counted.filter(({ performed, handed }) => performed !== handed)).toEqual([]);
});

describe("api 4: a change with an Idempotency-Key", () => {
  it("is done once, and answered the same again; no platform is asked or told again", async () => {
    const first = await light("red");
    expect(first).toEqual({ status: 201, replayed: null, body: { colour: "red", number: 2 } });
    expect(await light("red")).toEqual({ ...first, replayed: "true" });
    expect([await lamps(), steps]).toEqual([["red"], ["asked", "done", "told"]]);
  });

  it("is done once when the same request comes ten times at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => light("green")));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(all.filter(({ replayed }) => replayed === null)).toHaveLength(1);
    expect([await lamps(), steps.filter((step) => step !== "asked")]).toEqual([["green"], ["done", "told"]]);
  });

  it("that failed left nothing behind, and is tried anew", async () => {
    broken = true;
    expect((await light("blue")).body).toMatchObject({ code: "lamp_broken" });
    broken = false;
    expect(await light("blue")).toMatchObject({ status: 201, replayed: null });
    expect(await lamps()).toEqual(["blue"]);
  });

  it("is refused when the key was used for something else, and is nobody else's", async () => {
    await light("red");
    expect(await light("pink")).toMatchObject({ status: 409, body: { code: "idempotency_key_taken" } });
    expect(await light("red", { path: "/secrets" })).toMatchObject({
      status: 409,
      body: { code: "idempotency_key_taken" },
    });
    expect(await light("pink", { who: bob })).toMatchObject({ status: 201, replayed: null });
    expect(await light("grey", { who: { ...ada, keyId: newId("key") } })).toMatchObject({ status: 201 });
    expect(await lamps()).toEqual(["grey", "pink", "red"]);
  });

  it.each(["short", "with a space in it", "x".repeat(101)])(
    "is refused when the key is “%s”",
    async (key) => {
      expect(await light("red", { key })).toMatchObject({
        status: 422,
        body: { code: "idempotency_key_malformed" },
      });
      expect(await lamps()).toEqual([]);
    },
  );

  it("whose answer holds a secret is done once, and its answer is kept nowhere", async () => {
    await light("silver", { path: "/secrets" });
    expect(await light("silver", { path: "/secrets" })).toMatchObject({
      status: 409,
      replayed: "true",
      body: { code: "answer_not_kept" },
    });
    expect(await lamps()).toEqual(["silver"]);
    const { rows } = await database.owner.query(
      "select answer from idempotency_keys where organization_id = $1",
      [ada.organizationId],
    );
    expect(rows).toEqual([{ answer: null }]);
  });

  it("is remembered for a day", async () => {
    await light("red");
    await removeOldAnswers(database);
    expect(await light("red")).toMatchObject({ replayed: "true" });
    await database.owner.query("update idempotency_keys set created_at = created_at - interval '25 hours'");
    await removeOldAnswers(database);
    expect(await light("amber")).toMatchObject({ status: 201, replayed: null });
  });
});
