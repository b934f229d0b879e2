import type { UserId } from "../kernel/ids.ts";

/** A row of a tenant table without its organization. */
export type TenantRow = readonly [table: string, row: Readonly<Record<string, unknown>>];

/** What a room's rows may refer to: a member, and rows of the rooms before it. */
export type RowsBefore = {
  readonly userId: UserId;
  /** The id of the row that was made for another room's table. */
  idOf(table: string): string;
};

/** One row for each of a room's tenant tables, in an order that their foreign keys allow: what the tenancy walk tries as a stranger. */
export type TenantRows = (before: RowsBefore) => readonly TenantRow[];
