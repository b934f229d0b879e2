import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { inOrganization } from "../database/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { ensureDefaultRule } from "./ensure-default-rule.ts";
import { ruleEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, ruleEndpoints);

let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "admin");
});

const refunds = {
  name: "Refunds",
  conditions: { kind: "text_contains", words: ["refund"] },
  actions: [{ kind: "reply", text: "We look into it." }],
};

const [MONEY, BYE] = [newId("lbl"), newId("tpl")];

const make = async (draft: object = refunds): Promise<string> =>
  String((await room.ask(ada, "post", "/rules", draft)).body["id"]);
const list = async (actor = ada) => (await room.ask(actor, "get", "/rules")).body["items"];
const news = async () =>
  (
    await database.owner.query(
      "select payload ->> 'ruleId' as rule from outbox where organization_id = $1 and kind = 'rule_changed'",
      [acme],
    )
  ).rows.map((row) => row.rule);
const trail = async () =>
  (
    await database.owner.query(
      "select action, target_id, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    )
  ).rows;

describe("a rule", () => {
  it("is created by an admin, published and audited", async () => {
    const made = await room.ask(ada, "post", "/rules", refunds);
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...refunds,
        enabled: true,
        stop: false,
        cooldownSeconds: 0,
        position: 1,
        runs24h: 0,
        trigger: { kind: "message_received" },
      },
    });
    expect(await list()).toEqual([made.body]);
    expect(await news()).toEqual([made.body["id"]]);
    expect(await trail()).toMatchObject([
      { action: "rule.created", target_id: made.body["id"], facts: { name: "Refunds" } },
    ]);
  });

  it("can be activated only by members who may do the same in every conversation", async () => {
    const lead = {
      ...(await makeMember(database.owner, acme, "Lea", "supervisor")),
      permissions: { ...ada.permissions, "conversation.read": "team", "conversation.label": "own" },
    } satisfies MemberActor;
    const grab = { ...refunds, actions: [{ kind: "assign", userId: lead.userId }] };
    const tooNarrow = {
      status: 403,
      body: { code: "permission_too_narrow", facts: { permission: "conversation.read" } },
    };
    expect(await room.ask(lead, "post", "/rules", grab)).toMatchObject(tooNarrow);
    expect(
      await room.ask(lead, "post", "/rules", { ...grab, actions: [{ kind: "label", labelId: MONEY }] }),
    ).toMatchObject({ status: 403, body: { facts: { permission: "conversation.label" } } });
    expect(await room.ask(lead, "post", "/rules", refunds)).toMatchObject({ status: 201 });

    const prepared = await room.ask(lead, "post", "/rules", { ...grab, enabled: false });
    const path = `/rules/${String(prepared.body["id"])}`;
    expect(await room.ask(lead, "patch", path, { enabled: true })).toMatchObject(tooNarrow);
    expect(await room.ask(ada, "patch", path, { enabled: true })).toMatchObject({ status: 200 });
    expect(await room.ask(lead, "patch", path, { conditions: { all: [] } })).toMatchObject(tooNarrow);
    expect(await room.ask(lead, "patch", path, { enabled: false })).toMatchObject({ status: 200 });
  });

  it("is evaluated after older ones", async () => {
    await make();
    expect((await room.ask(ada, "post", "/rules", refunds)).body["position"]).toBe(2);
  });

  it("keeps the fields that a change does not name", async () => {
    const id = await make({ ...refunds, enabled: false, cooldownSeconds: 60 });
    expect(await room.ask(ada, "patch", `/rules/${id}`, { name: "Money", stop: true })).toMatchObject({
      status: 200,
      body: { ...refunds, name: "Money", stop: true, enabled: false, cooldownSeconds: 60 },
    });
    expect(await trail()).toMatchObject([
      { action: "rule.created" },
      { action: "rule.changed", target_id: id },
    ]);
  });

  it("is not changed by a member who saw an older version", async () => {
    const id = await make();
    const [{ version }] = (await list()) as [{ version: string }];
    await room.ask(ada, "put", "/rules/order", { ids: [id] });
    expect(await room.ask(ada, "patch", `/rules/${id}`, { enabled: false, version })).toMatchObject({
      status: 200,
      body: { version: expect.not.stringContaining(version) },
    });
    expect(await room.ask(ada, "patch", `/rules/${id}`, { name: "Money", version })).toMatchObject({
      status: 409,
      body: { code: "rule_changed" },
    });
    expect(await list()).toMatchObject([{ name: "Refunds", enabled: false }]);
    expect((await trail()).map(({ facts }) => facts.changed)).toEqual([undefined, undefined, ["enabled"]]);
  });

  it("can be switched off when it names a former member, and cannot be given one", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const actions = [{ kind: "assign", userId: grace.userId }];
    const id = await make({ ...refunds, actions });
    await database.owner.query("delete from user_roles where organization_id = $1 and user_id = $2", [
      acme,
      grace.userId,
    ]);
    expect(await room.ask(ada, "patch", `/rules/${id}`, { enabled: false })).toMatchObject({
      status: 200,
      body: { enabled: false },
    });
    expect(await room.ask(ada, "patch", `/rules/${id}`, { actions })).toMatchObject({
      status: 422,
      body: { code: "reference_unknown" },
    });
  });

  it("is removed", async () => {
    const id = await make();
    expect((await room.ask(ada, "delete", `/rules/${id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await room.ask(ada, "delete", `/rules/${id}`)).status).toBe(404);
  });

  it("is reordered with all others at once, or not at all", async () => {
    const [first, second, third] = [await make(), await make(), await make()];
    expect(await room.ask(ada, "put", "/rules/order", { ids: [third, first, second] })).toMatchObject({
      status: 200,
      body: {
        items: [
          { id: third, position: 1 },
          { id: first, position: 2 },
          { id: second, position: 3 },
        ],
      },
    });
    expect(await room.ask(ada, "put", "/rules/order", { ids: [first, second] })).toMatchObject({
      status: 409,
      body: { code: "rules_changed" },
    });
    expect(await room.ask(ada, "put", "/rules/order", { ids: [first, first, second] })).toMatchObject({
      status: 409,
    });
  });

  it.each([
    [
      "an unreadable pattern",
      { ...refunds, conditions: { kind: "text_matches", pattern: "(" } },
      "request_invalid",
    ],
    ["nothing to do", { ...refunds, actions: [] }, "request_invalid"],
    [
      "a label that is not there",
      { ...refunds, actions: [{ kind: "label", labelId: newId("lbl") }] },
      "reference_unknown",
    ],
    [
      "a colleague who is not there",
      { ...refunds, actions: [{ kind: "assign", userId: newId("usr") }] },
      "reference_unknown",
    ],
    [
      "a placeholder that nothing fills in",
      { ...refunds, actions: [{ kind: "reply", text: "Hi {{contact.nme}}" }] },
      "placeholder_unknown",
    ],
    [
      "a channel deep inside that is not there",
      { ...refunds, conditions: { any: [{ not: { kind: "channel", channelIds: [newId("chn")] } }] } },
      "reference_unknown",
    ],
  ])("with %s is refused", async (_, draft, code) => {
    expect(await room.ask(ada, "post", "/rules", draft)).toMatchObject({ status: 422, body: { code } });
    expect(await list()).toEqual([]);
  });

  it("with a placeholder older than the check can be switched off, and repaired by changing its actions", async () => {
    const id = await make();
    await database.owner.query(
      "update comm_auto_response_rules set actions = jsonb_set(actions, '{0,text}', '\"Hi {{contact.nme}}\"') where id = $1",
      [id],
    );
    expect(await room.ask(ada, "patch", `/rules/${id}`, { enabled: false })).toMatchObject({
      status: 200,
      body: { actions: [{ text: "Hi {{contact.nme}}" }] },
    });
    expect(
      await room.ask(ada, "patch", `/rules/${id}`, {
        actions: [{ kind: "reply", text: "Hi {{contact.nme}}" }],
      }),
    ).toMatchObject({
      status: 422,
      body: { code: "placeholder_unknown", facts: { unknown: ["contact.nme"] } },
    });
    expect(
      (
        await room.ask(ada, "patch", `/rules/${id}`, {
          actions: [{ kind: "reply", text: "Hi {{contact.name}}" }],
        })
      ).status,
    ).toBe(200);
  });

  it("may assign a colleague", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    expect(
      (
        await room.ask(ada, "post", "/rules", {
          ...refunds,
          actions: [{ kind: "assign", userId: grace.userId }],
        })
      ).status,
    ).toBe(201);
  });
});

describe("a rule with a lost reference", () => {
  let grace: MemberActor;
  let shop: ChannelId;
  let id: string;
  beforeEach(async () => {
    grace = await makeMember(database.owner, acme, "Grace", "agent");
    shop = await makeChannel(database.owner, acme);
    await database.owner.query(
      "insert into comm_labels (organization_id, id, name, colour) values ($1, $2, 'Money', 'red')",
      [acme, MONEY],
    );
    await database.owner.query(
      "insert into comm_templates (organization_id, id, shortcut, name, body) values ($1, $2, 'bye', 'Goodbye', 'Bye.')",
      [acme, BYE],
    );
    id = await make({
      ...refunds,
      conditions: { all: [{ not: { kind: "channel", channelIds: [shop] } }] },
      actions: [
        { kind: "assign", userId: grace.userId },
        { kind: "assign", userId: ada.userId },
        { kind: "label", labelId: MONEY },
        { kind: "reply", templateId: BYE },
      ],
    });
  });
  const lose = async (table: string, column: string, gone: string) =>
    void (await database.owner.query(`delete from ${table} where organization_id = $1 and ${column} = $2`, [
      acme,
      gone,
    ]));

  it("names each kind once, and another rule names none", async () => {
    await make();
    expect(await list()).toMatchObject([{ id, missing: [] }, { missing: [] }]);
    await lose("user_roles", "user_id", grace.userId);
    expect(await list()).toMatchObject([{ id, missing: ["assignee"] }, { missing: [] }]);
    await lose("comm_channels", "id", shop);
    await lose("comm_labels", "id", MONEY);
    await lose("comm_templates", "id", BYE);
    await lose("user_roles", "user_id", ada.userId);
    expect(await list()).toMatchObject([
      { id, missing: ["assignee", "label", "template", "channel"] },
      { missing: [] },
    ]);
  });

  it("is not repaired by the same id in another organization", async () => {
    await database.owner.query("update user_roles set organization_id = $1 where user_id = $2", [
      await makeOrganization(database.owner, "Evil"),
      grace.userId,
    ]);
    expect(await list()).toMatchObject([{ missing: ["assignee"] }]);
  });
});

describe("a trial", () => {
  it("returns what would happen and why, also for a rule that is off, and changes nothing", async () => {
    const id = await make({ ...refunds, enabled: false });
    expect(await room.ask(ada, "post", `/rules/${id}/trial`, { text: "a REFUND please" })).toEqual({
      status: 200,
      body: { matches: true, actions: refunds.actions, why: ["text contains “refund”: yes"] },
    });
    expect(await room.ask(ada, "post", `/rules/${id}/trial`, { text: "hello" })).toEqual({
      status: 200,
      body: { matches: false, actions: [], why: ["text contains “refund”: no"] },
    });
    expect(await list()).toMatchObject([{ runs24h: 0 }]);
  });
});

describe("a trial of unsaved conditions", () => {
  it("returns whether they match and why, or what is wrong with them, and stores nothing", async () => {
    expect(
      await room.ask(ada, "post", "/rules/trial", {
        conditions: refunds.conditions,
        text: "a REFUND please",
      }),
    ).toEqual({ status: 200, body: { matches: true, why: ["text contains “refund”: yes"] } });
    expect(
      await room.ask(ada, "post", "/rules/trial", {
        conditions: { kind: "text_matches", pattern: "(" },
        text: "hello",
      }),
    ).toMatchObject({ status: 422, body: { code: "request_invalid" } });
    expect(await list()).toEqual([]);
  });
});

describe("rules", () => {
  it("are changed only by members with the permission", async () => {
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    const id = await make();
    expect(await list(agent)).toHaveLength(1);
    for (const [method, path, body] of [
      ["post", "/rules", refunds],
      ["patch", `/rules/${id}`, {}],
      ["delete", `/rules/${id}`],
      ["put", "/rules/order", { ids: [id] }],
    ] as const) {
      expect(await room.ask(agent, method, path, body)).toMatchObject({
        status: 403,
        body: { code: "permission_missing" },
      });
    }
  });

  it("belong to one organization", async () => {
    const id = await make();
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect(await list(eve)).toEqual([]);
    expect((await room.ask(eve, "patch", `/rules/${id}`, { name: "Mine" })).status).toBe(404);
    expect(await list()).toMatchObject([{ name: "Refunds" }]);
  });
});

it("F1, pages 15: greets by default, once, outside groups, and not where rules exist", async () => {
  await inOrganization(database, acme, ensureDefaultRule);
  await inOrganization(database, acme, ensureDefaultRule);
  expect(await list()).toMatchObject([
    {
      enabled: true,
      conditions: { all: [{ kind: "first_message" }, { kind: "in_group", group: false }] },
      actions: [{ kind: "reply" }],
    },
  ]);
});
