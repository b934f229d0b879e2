import type pg from "pg";
import type { OrganizationId, UserId } from "../../kernel/ids.ts";
import { oneOfEach, type Row } from "./tenant-rows/one-of-each.ts";

export type { Row };

/** Puts such a row into every tenant table, or into those of an older hub; answers the rows. */
export async function insertTenantRows(
  owner: pg.Pool,
  organizationId: OrganizationId,
  userId: UserId,
  has: (table: string) => boolean = () => true,
): Promise<ReturnType<typeof tenantRows>> {
  const rows = tenantRows(organizationId, userId).filter(([table]) => has(table));
  for (const [table, row] of rows) {
    const names = Object.keys(row);
    await owner.query(
      `insert into ${table} (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
      Object.values(row),
    );
  }
  return rows;
}

/**
 * One row for every tenant table of an organization, in an order their foreign keys allow. A new tenant table needs a
 * line in oneOfEach: core/database/tenancy.test.ts fails without.
 */
export function tenantRows(
  organization_id: OrganizationId,
  user_id: UserId,
): readonly (readonly [table: string, row: Row])[] {
  return oneOfEach(user_id).map(([table, values]) => [table, { organization_id, ...values }]);
}
