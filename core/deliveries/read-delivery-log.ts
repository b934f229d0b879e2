import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { DeliveryState } from "./delivery-state.ts";

type Attempt = {
  number: number;
  part: number;
  startedAt: string;
  finishedAt: string;
  outcome: string;
  detail: string | null;
};
export type DeliveryLog = {
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: readonly Attempt[];
  readonly nextAttemptAt: string | null;
};

/** Everything that was tried to deliver a message. */
export async function readDeliveryLog(tx: Transaction, messageId: string): Promise<DeliveryLog> {
  const { rows } = await tx.client.query<{
    state: DeliveryState;
    reason: string | null;
    next_attempt_at: Date | null;
    attempts: Attempt[];
  }>(
    `select d.state, d.reason, d.next_attempt_at, coalesce((
       select jsonb_agg(jsonb_build_object('number', a.number, 'part', a.part, 'startedAt', a.started_at, 'finishedAt', a.finished_at, 'outcome', a.outcome, 'detail', a.detail) order by a.number, a.part)
       from comm_delivery_attempts a where a.organization_id = d.organization_id and a.delivery_id = d.id), '[]') as attempts
     from comm_deliveries d where d.organization_id = $1 and d.message_id = $2 and d.operation = 'send'`,
    [tx.organizationId, messageId],
  );
  const row = rows[0];
  if (!row)
    throw missing(
      "delivery_unknown",
      "This message has no delivery log because it is a note or came from the customer.",
      { messageId },
    );
  return {
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  };
}
