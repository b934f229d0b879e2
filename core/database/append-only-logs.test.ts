import { describe, expect, it } from "vitest";
import { inOrganization } from "./index.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { insertTenantRows } from "../testing/factories/tenant-rows.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";

const LOGS = ["outbox", "comm_inbound_events", "comm_rule_runs", "comm_delivery_attempts"];
const database = await testDatabase();

/** An organization with a row in every table. */
async function fill(): Promise<OrganizationId> {
  const acme = await makeOrganization(database.owner, "Acme");
  await insertTenantRows(
    database.owner,
    acme,
    (await makeMember(database.owner, acme, "Ada", "agent")).userId,
  );
  return acme;
}

async function left(organizationId: OrganizationId): Promise<string[]> {
  const counted = await Promise.all(
    LOGS.map(async (table) =>
      (await database.owner.query(`select from ${table} where organization_id = $1`, [organizationId]))
        .rowCount === 0
        ? []
        : [table],
    ),
  );
  return counted.flat();
}

describe("Logs have no foreign keys; their rows go with what they are about", () => {
  it.each([
    { parent: "comm_channels", gone: ["comm_inbound_events", "comm_rule_runs", "comm_delivery_attempts"] },
    { parent: "comm_conversations", gone: ["comm_rule_runs", "comm_delivery_attempts"] },
    { parent: "comm_messages", gone: ["comm_rule_runs", "comm_delivery_attempts"] },
    { parent: "comm_deliveries", gone: ["comm_delivery_attempts"] },
    { parent: "comm_auto_response_rules", gone: ["comm_rule_runs"] },
  ])("$parent removed by a member: $gone", async ({ parent, gone }) => {
    const [acme, umbrella] = [await fill(), await fill()];
    await inOrganization(database, acme, (tx) => tx.client.query(`delete from ${parent}`));
    expect([await left(acme), await left(umbrella)]).toEqual([
      LOGS.filter((table) => !gone.includes(table)),
      LOGS,
    ]);
  });

  it("an organization removed, which only one without an audit trail can be: its news", async () => {
    const [acme, umbrella] = [await makeOrganization(database.owner, "Acme"), await fill()];
    await database.owner.query(
      "insert into outbox (organization_id, id, kind, payload) values ($1, $2, 'member_changed', '{}')",
      [acme, newId("obx")],
    );
    await database.owner.query("delete from organizations where id = $1", [acme]);
    expect([await left(acme), await left(umbrella)]).toEqual([[], LOGS]);
  });
});
