import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";

/**
 * Keeps a message that was queued in this transaction from leaving for a while, so that it can still be taken back. Whoever held its
 * delivery lets go of it: a sweep takes it up when it is due.
 */
export async function holdBack(tx: Transaction, messageId: MessageId, ms: number): Promise<void> {
  await tx.client.query(
    `update comm_deliveries set next_attempt_at = clock_timestamp() + make_interval(secs => $3), lease_until = null
     where organization_id = $1 and message_id = $2 and operation = 'send' and state = 'queued' and attempts = 0`,
    [tx.organizationId, messageId, ms / 1000],
  );
}

/** Takes back a message that is held back still; false once it may have left. */
export async function dropHeldBack(tx: Transaction, messageId: MessageId, reason: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update comm_deliveries set state = 'failed', reason = $3, lease_until = null, finished_at = clock_timestamp()
     where organization_id = $1 and message_id = $2 and operation = 'send' and state = 'queued' and attempts = 0
       and next_attempt_at > clock_timestamp()`,
    [tx.organizationId, messageId, reason],
  );
  return rowCount === 1;
}
