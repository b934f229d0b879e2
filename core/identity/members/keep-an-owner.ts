import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import type { Member } from "./queries.ts";

/** Throws `last_owner` when the member is the only owner left: an organization without one could never get one again. */
export async function keepAnOwner(tx: Transaction, leaving: Member): Promise<void> {
  if (leaving.role !== "owner") return;
  const { rows } = await tx.client.query(
    "select 1 from user_roles where organization_id = $1 and role = 'owner' and user_id <> $2 limit 1",
    [tx.organizationId, leaving.id],
  );
  if (rows.length === 0)
    throw conflict(
      "last_owner",
      "An organization needs at least one owner. Make someone else an owner first.",
    );
}
