import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";
import { openRoom } from "../../testing/room.ts";
import { COLOURS } from "./label.ts";
import { labelEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, labelEndpoints);

let acme: OrganizationId;
let ada: MemberActor;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "supervisor");
  grace = await makeMember(database.owner, acme, "Grace", "agent");
});

const make = async (name: string, colour?: string): Promise<string> =>
  String((await room.ask(grace, "post", "/labels", { name, ...(colour && { colour }) })).body["id"]);
const list = async (actor = grace) => (await room.ask(actor, "get", "/labels")).body["items"];

describe("a label", () => {
  it("is made by an agent at work, told of and written in the trail", async () => {
    const [urgent, billing] = [await make("Urgent", "red"), await make("billing")];
    expect(await list()).toEqual([
      { id: billing, name: "billing", colour: "grey" },
      { id: urgent, name: "Urgent", colour: "red" },
    ]);
    const { rows } = await database.owner.query(
      "select (select count(*)::int from outbox where organization_id = $1 and kind = 'label_changed') as told, (select count(*)::int from audit_logs where organization_id = $1 and action = 'label.created') as noted",
      [acme],
    );
    expect(rows).toEqual([{ told: 2, noted: 2 }]);
  });

  it("is made by whoever labels any conversations, if only their own", async () => {
    const narrow = { ...grace, permissions: { "conversation.label": "own" } } as const;
    expect((await room.ask(narrow, "post", "/labels", { name: "Urgent" })).status).toBe(201);
    const none = { ...grace, permissions: {} };
    expect((await room.ask(none, "post", "/labels", { name: "Billing" })).status).toBe(403);
  });

  it("has a name of its own, whatever the case", async () => {
    const [id, other] = [await make("Urgent"), await make("Billing")];
    expect(await room.ask(grace, "post", "/labels", { name: "URGENT" })).toMatchObject({
      status: 409,
      body: { code: "label_exists", facts: { labelId: id } },
    });
    expect((await room.ask(ada, "patch", `/labels/${other}`, { name: "urgent" })).status).toBe(409);
    expect(await room.ask(ada, "patch", `/labels/${id}`, { name: "urgent" })).toEqual({
      status: 200,
      body: { id, name: "urgent", colour: "grey" },
    });
  });

  it.each([[{ name: " " }], [{ name: "x".repeat(41) }], [{ name: "x", colour: "url(evil)" }]])(
    "is not made from %j",
    async (draft) => expect((await room.ask(grace, "post", "/labels", draft)).status).toBe(422),
  );

  it("is recoloured and removed by supervisors only", async () => {
    const id = await make("Urgent");
    for (const [method, body] of [
      ["patch", { colour: "red" }],
      ["delete", undefined],
    ] as const)
      expect((await room.ask(grace, method, `/labels/${id}`, body)).status).toBe(403);
    expect((await room.ask(ada, "patch", `/labels/${id}`, { colour: "red" })).body).toMatchObject({
      name: "Urgent",
      colour: "red",
    });
    expect((await room.ask(ada, "delete", `/labels/${id}`)).status).toBe(204);
    expect((await room.ask(ada, "delete", `/labels/${id}`)).status).toBe(404);
  });

  it("goes from every conversation, unless a rule gives it", async () => {
    const [id, ruled] = [await make("Urgent"), await make("Ruled")];
    const channel = await makeChannel(database.owner, acme);
    const conversation = await makeConversation(
      database.owner,
      acme,
      channel,
      await makeContact(database.owner, acme, channel),
    );
    await database.owner.query(
      "insert into comm_conversation_labels (organization_id, conversation_id, label_id) values ($1, $2, $3)",
      [acme, conversation, id],
    );
    await database.owner.query(
      "insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, new_id('rul'), 'Mark', 1, '{}', $2)",
      [acme, JSON.stringify([{ kind: "label", labelId: ruled }])],
    );
    expect(await room.ask(ada, "delete", `/labels/${ruled}`)).toMatchObject({
      status: 409,
      body: { code: "label_in_use", facts: { rules: ["Mark"] } },
    });
    expect((await room.ask(ada, "delete", `/labels/${id}`)).status).toBe(204);
    const { rows } = await database.owner.query(
      "select from comm_conversation_labels where organization_id = $1",
      [acme],
    );
    expect([rows.length, await list()]).toMatchObject([0, [{ id: ruled }]]);
  });

  it("belongs to one organization", async () => {
    const id = await make("Urgent");
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect([
      await list(eve),
      (await room.ask(eve, "patch", `/labels/${id}`, { name: "Mine" })).status,
      (await room.ask(eve, "post", "/labels", { name: "Urgent" })).status,
    ]).toEqual([[], 404, 201]);
  });
});

describe("the set of labels", () => {
  it("is listed by name, whatever the case", async () => {
    for (const name of ["zebra", "Ant", "mouse", "Bee"]) await make(name);
    expect(await list()).toMatchObject([
      { name: "Ant" },
      { name: "Bee" },
      { name: "mouse" },
      { name: "zebra" },
    ]);
  });

  it.each(COLOURS)("may be %s", async (colour) => {
    await make("Urgent", colour);
    expect(await list()).toMatchObject([{ colour }]);
  });

  it.each([
    [{ colour: "" }, "colour"],
    [{ colour: "#ff0000" }, "colour"],
    [{ colour: "RED" }, "colour"],
    [{ name: "" }, "name"],
    [{ name: null }, "name"],
    [{ name: "x".repeat(41) }, "name"],
  ])("is not changed to %j", async (change, field) => {
    const id = await make("Urgent");
    expect(await room.ask(ada, "patch", `/labels/${id}`, change)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    });
    expect(await list()).toEqual([{ id, name: "Urgent", colour: "grey" }]);
  });

  it("takes a name without what stands around it, as long as it may be, in any alphabet", async () => {
    for (const name of ["  Paid  ", "x".repeat(40), "срочно", "緊急", "🔥"]) await make(name);
    const names = (await list()) as { name: string }[];
    expect(new Set(names.map(({ name }) => name))).toEqual(
      new Set(["Paid", "x".repeat(40), "срочно", "緊急", "🔥"]),
    );
  });

  it("has no two of one name, though two people make them at the same moment", async () => {
    const answers = await Promise.all(
      ["Urgent", "urgent", "URGENT"].map((name) => room.ask(grace, "post", "/labels", { name })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(await list()).toHaveLength(1);
  });

  it("has no two of one name in other alphabets either", async () => {
    await make("Ärger");
    expect((await room.ask(grace, "post", "/labels", { name: "ÄRGER" })).status).toBe(409);
  });

  it("is told of and written down at every change, from what to what", async () => {
    const id = await make("Urgent");
    await room.ask(ada, "patch", `/labels/${id}`, { name: "Later", colour: "blue" });
    await room.ask(ada, "delete", `/labels/${id}`);
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(rows).toMatchObject([
      { action: "label.created", facts: { name: "Urgent" } },
      { action: "label.changed", facts: { from: "Urgent", name: "Later", colour: "blue" } },
      { action: "label.removed", facts: { name: "Later" } },
    ]);
  });

  it.each(["patch", "delete"])("has none that nobody made: %s", async (method) => {
    for (const id of [
      "lbl_1",
      "cnv_00000000000000000000000000000000",
      "lbl_00000000000000000000000000000000",
    ])
      expect(await room.ask(ada, method, `/labels/${id}`, { name: "Mine" })).toMatchObject({
        status: 404,
        body: { code: "label_unknown" },
      });
  });
});
