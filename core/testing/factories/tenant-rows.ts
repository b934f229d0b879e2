import type pg from "pg";
import { rooms } from "../../../hub/rooms.ts";
import type { TenantRow } from "../../access/index.ts";
import type { OrganizationId, UserId } from "../../kernel/ids.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Puts such a row into every tenant table, or into those of an older hub; answers the rows. */
export async function insertTenantRows(
  owner: pg.Pool,
  organizationId: OrganizationId,
  userId: UserId,
  has: (table: string) => boolean = () => true,
): Promise<readonly TenantRow[]> {
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
 * One row for every tenant table of an organization, in an order their foreign keys allow. A new tenant table needs one
 * in its room's manifest: core/database/tenancy.test.ts fails without.
 */
export function tenantRows(organization_id: OrganizationId, userId: UserId): readonly TenantRow[] {
  const made: TenantRow[] = [];
  const idOf = (table: string): string => {
    const row = made.find(([name]) => name === table)?.[1];
    if (typeof row?.["id"] !== "string")
      throw new Error(`No room before has made a row with an id in ${table}.`);
    return row["id"];
  };
  for (const room of rooms)
    if ("tenantRows" in room)
      for (const [table, row] of room.tenantRows({ userId, idOf }))
        made.push([table, { organization_id, ...row }]);
  return made;
}
