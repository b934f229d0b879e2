import type { Transaction } from "../../database/index.ts";
import type { Id } from "../../kernel/ids.ts";

/** Keeps when an account last acted, to the minute. */
export async function noteAccountUsed(tx: Transaction, accountId: Id<"acc">): Promise<void> {
  await tx.client.query({
    name: "note_account_used",
    text: `update comm_member_accounts set last_used_at = clock_timestamp()
      where organization_id = $1 and id = $2 and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`,
    values: [tx.organizationId, accountId],
  });
}
