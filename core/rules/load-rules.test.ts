import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { performWithin } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { addRule } from "./create-rule.ts";
import { createRuleSets, type RuleSets } from "./load-rules.ts";
import type { Facts } from "./rule.ts";
import { updateRule } from "./update-rule.ts";

const database = await testDatabase();
const refund: Facts = {
  text: "a refund",
  channelId: "chn_1",
  first: false,
  group: false,
  now: Temporal.Instant.from("2026-03-02T10:00:00Z"),
  businessHours: null,
  automatic: false,
};

let acme: OrganizationId;
let ada: MemberActor;
let sets: RuleSets;

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme);
  sets = createRuleSets(database);
});

const make = (name: string, pattern: string) =>
  inOrganization(database, acme, (tx) =>
    addRule(
      tx,
      { kind: "system" },
      {
        name,
        enabled: true,
        conditions: { kind: "text_matches", pattern },
        actions: [{ kind: "reply", text: "Hello" }],
        stop: false,
        cooldownSeconds: 0,
      },
    ),
  );
const names = async () => (await (await sets.of(acme)).evaluate(refund)).map((decision) => decision.name);
const reload = () => sets.forget(acme);

describe("an organization's rules", () => {
  it("are loaded with its name, templates and hours", async () => {
    await make("Refunds", "refund");
    await database.owner.query(
      "insert into comm_templates (organization_id, id, name, shortcut, body) values ($1, 'tpl_1', 'Hello', 'hello', 'Hi')",
      [acme],
    );
    await database.owner.query(
      'insert into settings (organization_id, name, value) values ($1, \'business-hours\', \'{"timeZone": "UTC", "days": {}}\')',
      [acme],
    );
    expect(await sets.of(acme)).toMatchObject({
      organizationName: "Acme",
      businessHours: { timeZone: "UTC", days: {} },
      templates: new Map([["tpl_1", { text: "Hi", marks: [] }]]),
    });
    expect(await names()).toEqual(["Refunds"]);
  });

  it("keep their evaluator while they stay the same, and replace it when they change", async () => {
    const id = await make("Refunds", "refund");
    const { evaluate } = await sets.of(acme);
    reload();
    expect((await sets.of(acme)).evaluate).toBe(evaluate);
    await inOrganization(database, acme, (tx) =>
      performWithin(tx, {}, updateRule, { actor: ada }, id, { name: "Money" }),
    );
    reload();
    expect(await names()).toEqual(["Money"]);
    await inOrganization(database, acme, (tx) =>
      performWithin(tx, {}, updateRule, { actor: ada }, id, { enabled: false }),
    );
    reload();
    expect(await names()).toEqual([]);
  });

  it("belong to one organization", async () => {
    await make("Refunds", "refund");
    const other = await makeOrganization(database.owner, "Other");
    expect(await (await sets.of(other)).evaluate(refund)).toEqual([]);
  });
});
