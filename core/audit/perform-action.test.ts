import { z } from "@hono/zod-openapi";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actionsFor,
  organizationTarget,
  type Action,
  type MemberActor,
  type Permission,
  type RuleActor,
  type Target,
} from "../access/index.ts";
import { inOrganization } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { performAction, performWithin } from "./perform-action.ts";

const database = await testDatabase();
const deps = { database };

let acme: OrganizationId;
let ada: MemberActor;
let steps: string[];

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme, "Ada", "admin");
  steps = [];
});

/** A lamp that belongs to somebody; it writes down every step that is taken with it. */
const lamp = (ownerId: MemberActor["userId"] | null = null): Target<{ readonly id: string }> => ({
  kind: "lamp",
  async find(_tx, _actor, id) {
    steps.push("find");
    if (id === "gone") throw missing("lamp_unknown", "There is no such lamp.");
    return { id };
  },
  resourceOf: () => ({ ownerId }),
  async lock() {
    steps.push("lock");
  },
  async watch() {
    steps.push("look before");
    return async () => void steps.push("write changes");
  },
});

type Lamp = { readonly id: string };
type Switch = Action<unknown, Lamp, undefined, string, undefined, MemberActor | RuleActor>;

const switchOn = (more: Partial<Switch> = {}): Switch =>
  actionsFor<unknown>()<Lamp, string>({
    name: "lamp.switch_on",
    summary: "Switch a lamp on",
    permission: "conversation.label",
    target: lamp(),
    record: "thread",
    async perform({ note }, { id }) {
      steps.push("perform");
      note({ action: "lamp.switched_on", target: { kind: "lamp", id }, facts: { bright: true } });
      return `${id} is on`;
    },
    complete: (_deps, result) => void steps.push(`complete: ${result}`),
    ...more,
  });

const perform = (action: Switch, actor: MemberActor | RuleActor = ada, id = "lamp_1") =>
  performAction(deps, action, { actor, ip: "192.0.2.7" }, id, undefined, async (_tx, result) => result);

const trail = async () =>
  (
    await database.owner.query(
      "select actor_kind, actor_name, action, target_id, facts, ip from audit_logs where organization_id = $1 order by number",
      [acme],
    )
  ).rows;

/** Writes a label, so that a test sees whether the transaction was kept. */
const writing = (more: Partial<Switch> = {}): Switch =>
  switchOn({
    record: "audit",
    async perform({ tx, note }) {
      await tx.client.query("insert into comm_labels (organization_id, id, name) values ($1, $2, 'On')", [
        tx.organizationId,
        newId("lbl"),
      ]);
      note({ action: "lamp.switched_on" });
      return "on";
    },
    ...more,
  });
const labels = async () =>
  (await database.owner.query("select name from comm_labels where organization_id = $1", [acme])).rows.length;

describe("an action", () => {
  it("finds its object, locks it, looks, changes it, writes what changed, and goes on after the commit", async () => {
    expect(await perform(switchOn())).toBe("lamp_1 is on");
    expect(steps).toEqual([
      "find",
      "lock",
      "look before",
      "perform",
      "write changes",
      "complete: lamp_1 is on",
    ]);
  });

  it.each(["audit", "none"] as const)("whose record is %s leaves nothing in a thread", async (record) => {
    await perform(switchOn({ record }));
    expect(steps).toEqual(["find", "lock", "perform", "complete: lamp_1 is on"]);
  });

  it("leaves its notes in the trail with who did it and from where", async () => {
    await perform(switchOn());
    expect(await trail()).toEqual([
      {
        actor_kind: "member",
        actor_name: "Ada",
        action: "lamp.switched_on",
        target_id: "lamp_1",
        facts: { bright: true },
        ip: "192.0.2.7",
      },
    ]);
  });

  it("answers what its caller reads in the same transaction", async () => {
    const seen = await performAction(deps, writing(), { actor: ada }, "lamp_1", undefined, async (tx) =>
      tx.client.query("select name from comm_labels where organization_id = $1", [acme]),
    );
    expect(seen.rows).toEqual([{ name: "On" }]);
  });

  it("of which the answer cannot be read has not happened", async () => {
    const broken = performAction(deps, writing(), { actor: ada }, "lamp_1", undefined, async () => {
      throw new Error("unreadable");
    });
    await expect(broken).rejects.toThrow("unreadable");
    expect([await labels(), await trail(), steps.at(-1)]).toEqual([0, [], "lock"]);
  });

  it("that fails leaves neither a change nor a record, and does not go on", async () => {
    const failing = writing({
      async perform({ tx, note }) {
        await tx.client.query("insert into comm_labels (organization_id, id, name) values ($1, $2, 'On')", [
          acme,
          newId("lbl"),
        ]);
        note({ action: "lamp.switched_on" });
        throw new Error("no power");
      },
    });
    await expect(perform(failing)).rejects.toThrow("no power");
    expect([await labels(), await trail()]).toEqual([0, []]);
    expect(steps).toEqual(["find", "lock"]);
  });

  it("that cannot go on after its commit has happened all the same", async () => {
    const action = writing({
      complete: () => {
        throw new Error("the platform is away");
      },
    });
    await expect(perform(action)).rejects.toThrow("the platform is away");
    expect(await labels()).toBe(1);
  });
});

describe("a permission", () => {
  const refused = { kind: "refused", code: "permission_missing" };

  it("is judged before anything is prepared: a stranger makes no platform do work", async () => {
    const action = switchOn({
      permission: "channel.manage",
      prepare: async () => void steps.push("prepare"),
    });
    await expect(perform(action, { ...ada, permissions: {} })).rejects.toMatchObject(refused);
    expect(steps).toEqual([]);
  });

  it.each<[string, Permission, boolean]>([
    ["everything", "conversation.label", true],
    ["nothing", "conversation.close", false],
  ])("that reaches %s decides on this very object", async (_, permission, allowed) => {
    const actor = { ...ada, permissions: { "conversation.label": "all" } as const };
    const outcome = perform(switchOn({ permission }), actor);
    if (allowed) await expect(outcome).resolves.toBe("lamp_1 is on");
    else await expect(outcome).rejects.toMatchObject(refused);
  });

  it("for one's own reaches one's own and no other, and the object is not locked for the other", async () => {
    const own = { ...ada, permissions: { "conversation.label": "own" } as const };
    await perform(switchOn({ target: lamp(ada.userId) }), own);
    steps = [];
    await expect(perform(switchOn({ target: lamp(newId("usr")) }), own)).rejects.toMatchObject(refused);
    expect(steps).toEqual(["find"]);
  });

  it("is no question for an object that is not there", async () => {
    await expect(perform(switchOn(), ada, "gone")).rejects.toMatchObject({ code: "lamp_unknown" });
  });

  it("lets a rule do what rules may, in the rule's name, and nothing else", async () => {
    const rule: RuleActor = { kind: "rule", ruleId: newId("rul"), name: "Night", organizationId: acme };
    await perform(switchOn(), rule);
    expect(await trail()).toMatchObject([{ actor_kind: "rule", actor_name: "Night" }]);
    await expect(perform(switchOn({ permission: "rule.manage" }), rule)).rejects.toMatchObject(refused);
  });
});

describe("in a transaction that its caller holds", () => {
  const member = () => ({ actor: ada });

  it("several actions happen together or not at all", async () => {
    const both = inOrganization(database, acme, async (tx) => {
      await performWithin(tx, {}, writing(), member(), "lamp_1", undefined);
      await performWithin(tx, {}, switchOn(), member(), "gone", undefined);
    });
    await expect(both).rejects.toMatchObject({ code: "lamp_unknown" });
    expect([await labels(), await trail()]).toEqual([0, []]);
  });

  it("an action answers its object and result, and leaves going on to the caller", async () => {
    const done = await inOrganization(database, acme, (tx) =>
      performWithin(tx, {}, switchOn(), member(), "lamp_1", undefined),
    );
    expect(done).toEqual({ found: { id: "lamp_1" }, result: "lamp_1 is on" });
    expect(steps).not.toContain("complete: lamp_1 is on");
  });

  it("an action takes what its caller prepared", async () => {
    const action = actionsFor<unknown>()({
      name: "lamp.paint",
      summary: "Paint",
      permission: "settings.manage",
      target: organizationTarget,
      input: z.object({ colour: z.string() }),
      record: "none",
      prepare: async () => ({ tin: "full" }),
      perform: async (_context, _found, { colour }, { tin }) => `${colour} from a ${tin} tin`,
    });
    const { result } = await inOrganization(database, acme, (tx) =>
      performWithin(tx, {}, action, member(), "", { colour: "red" }, { tin: "half-empty" }),
    );
    expect(result).toBe("red from a half-empty tin");
    expect(
      await performAction(deps, action, member(), "", { colour: "red" }, async (_tx, said) => said),
    ).toBe("red from a full tin");
  });
});
