import { readRights, type Rights, type RoleId } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { invalid, missing } from "../../kernel/errors.ts";
import { BUILT_IN_ROLES, isBuiltInRole } from "../built-in-roles.ts";

/** A role somebody can hold; `id` null for a built-in one. */
export type Role = { readonly id: RoleId | null; readonly name: string; readonly rights: Rights };

/** One that the organization made. */
export type MadeRole = Role & { readonly id: RoleId };

type Row = { id: RoleId; name: string; permissions: Record<string, unknown> };

const toRole = (row: Row): MadeRole => ({ id: row.id, name: row.name, rights: readRights(row.permissions) });

/** The built-in roles, then those the organization made. */
export async function listRoles(tx: Transaction): Promise<Role[]> {
  const { rows } = await tx.client.query<Row>(
    "select id, name, permissions from roles where organization_id = $1 order by lower(name)",
    [tx.organizationId],
  );
  const builtIn = Object.entries(BUILT_IN_ROLES).map(([name, rights]): Role => ({ id: null, name, rights }));
  return [...builtIn, ...rows.map(toRole)];
}

/** A role the organization made; throws `role_missing`. The row stays locked, so that it does not change under who reads it. */
export async function readRole(tx: Transaction, id: string): Promise<MadeRole> {
  const { rows } = await tx.client.query<Row>(
    "select id, name, permissions from roles where organization_id = $1 and id = $2 for update",
    [tx.organizationId, id],
  );
  const [row] = rows;
  if (row === undefined) throw missing("role_missing", "Role not found.");
  return toRole(row);
}

/** The role of that name, as people name it in forms; throws `role_unknown`. */
export async function findRole(tx: Transaction, name: string): Promise<Role> {
  if (isBuiltInRole(name)) return { id: null, name, rights: BUILT_IN_ROLES[name] };
  const { rows } = await tx.client.query<Row>(
    "select id, name, permissions from roles where organization_id = $1 and lower(name) = lower($2) for share",
    [tx.organizationId, name],
  );
  const [row] = rows;
  if (row === undefined) throw invalid("role_unknown", "Role not found.", { field: "role" });
  return toRole(row);
}

/** The two columns that hold a role: one of them is set. */
export const roleColumns = (role: Role): { role: string | null; roleId: RoleId | null } => ({
  role: role.id === null ? role.name : null,
  roleId: role.id,
});
