import type { Transaction } from "../../database/index.ts";
import type { LooseAction } from "../risk/guard-action.ts";

/** Says who changed an object last, as its thread or the audit trail has it; null where neither tells. */
export async function changedBy(
  tx: Transaction,
  { record }: Pick<LooseAction, "record">,
  targetId: string,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ name: string | null }>(
    record === "thread"
      ? `select author_name as name from comm_messages where organization_id = $1 and conversation_id = $2 and kind = 'event'
         order by sent_at desc, id desc limit 1`
      : `select actor_name as name from audit_logs where organization_id = $1 and target_id = $2 order by number desc limit 1`,
    [tx.organizationId, targetId],
  );
  return rows[0]?.name ?? null;
}
