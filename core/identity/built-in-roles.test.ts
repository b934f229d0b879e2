import { describe, expect, it } from "vitest";
// Rooms bring permissions, and say which roles hold them.
import "../../hub/rooms.ts";
import { covers, invalidScopes, permissionNames } from "../access/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/people.ts";
import { BUILT_IN_ROLES, isBuiltInRole } from "./built-in-roles.ts";

const db = await testDatabase();
const names = Object.keys(BUILT_IN_ROLES).filter(isBuiltInRole);

describe("the built-in roles", () => {
  it("are the same in the database, where reports ask", async () => {
    const { rows } = await db.owner.query<{ role: string; permission: string; scope: string }>(
      "select role, permission, scope from built_in_permissions",
    );
    const told = rows.map(({ role, permission, scope }) => `${role} ${permission} ${scope}`).toSorted();
    const meant = names
      .flatMap((role) =>
        Object.entries(BUILT_IN_ROLES[role]).map(([permission, scope]) => `${role} ${permission} ${scope}`),
      )
      .toSorted();
    expect(told).toEqual(meant);
    expect(told.length).toBeGreaterThan(80);
  });

  it("leave nothing that only an own-made role could do", () => {
    expect(permissionNames.filter((permission) => !(permission in BUILT_IN_ROLES.owner))).toEqual([]);
  });

  it("hold every permission with a scope that it can have", () => {
    for (const rights of Object.values(BUILT_IN_ROLES)) expect(invalidScopes(rights)).toEqual([]);
  });

  it("are ordered: owner over admin over supervisor over agent, and never the other way", () => {
    const ladder = [
      BUILT_IN_ROLES.owner,
      BUILT_IN_ROLES.admin,
      BUILT_IN_ROLES.supervisor,
      BUILT_IN_ROLES.agent,
      BUILT_IN_ROLES.viewer,
    ];
    for (const [at, higher] of ladder.entries())
      for (const lower of ladder.slice(at + 1))
        expect([covers(higher, lower), covers(lower, higher)]).toEqual([true, false]);
  });

  it("keep a customer's own people away from the team's business", () => {
    for (const role of ["client", "vendor"] as const)
      expect(
        Object.entries(BUILT_IN_ROLES[role]).filter(
          ([permission, scope]) => scope !== "own" || /manage|contact|member|audit/.test(permission),
        ),
      ).toEqual([]);
  });

  it("answer has_permission in SQL", async () => {
    const acme = await makeOrganization(db, "Acme");
    const ann = await makeMember(db, acme.id, "Ann", "agent");
    const client = await db.server.connect();
    try {
      await client.query(`begin; set local app.organization_id = '${acme.id}'`);
      const { rows } = await client.query(
        "select has_permission($1, 'message.edit') as edits, has_permission($1, 'audit.read') as audits, has_permission($2, 'audit.read') as olga",
        [ann.id, acme.owner.id],
      );
      expect(rows).toEqual([{ edits: "own", audits: null, olga: "all" }]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
