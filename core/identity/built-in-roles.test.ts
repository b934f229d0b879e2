import { describe, expect, it } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/people.ts";
import { BUILT_IN_ROLES, isBuiltInRole } from "./built-in-roles.ts";
import { permissionNames } from "./permissions.ts";

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
