import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { lockLine } from "./lock-line.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "./queue-reply.ts";

type Row = { id: string; conversation_id: ConversationId; state: string };

/** Sends a failed or unconfirmed message again, because a person decided so. */
export async function retryDelivery(tx: Transaction, messageId: MessageId, keepsWork: boolean): Promise<DeliveryReference | null> {
  await lockLine(tx, messageId);
  const { rows } = await tx.client.query<Row & { leased: boolean }>(
    `update comm_deliveries d set state = 'queued', reason = null, next_attempt_at = null, finished_at = null,
       lease_until = case when not exists (select from comm_deliveries o where o.organization_id = d.organization_id and o.conversation_id = d.conversation_id and o.state in ('queued', 'sending'))
         then clock_timestamp() + $3::interval end
     where organization_id = $1 and message_id = $2 and operation = 'send' and state in ('failed', 'unconfirmed')
     returning id, conversation_id, state, lease_until is not null as leased`,
    [tx.organizationId, messageId, keepsWork ? DELIVERY_LEASE : null],
  );
  const row = await settled(tx, messageId, rows[0], "queued");
  return row.leased ? { organizationId: tx.organizationId, id: row.id } : null;
}

/** Records a person's word that an unconfirmed message did arrive. */
export async function confirmDelivery(tx: Transaction, messageId: MessageId): Promise<void> {
  const { rows } = await tx.client.query<Row>(
    `update comm_deliveries set state = 'sent', reason = 'Confirmed by a person.' where organization_id = $1 and message_id = $2 and operation = 'send' and state = 'unconfirmed'
     returning id, conversation_id, state`,
    [tx.organizationId, messageId],
  );
  await settled(tx, messageId, rows[0], "sent");
}

async function settled<R extends Row>(tx: Transaction, messageId: MessageId, row: R | undefined, state: string): Promise<R> {
  if (!row) throw conflict("delivery_settled", "This message is no longer failed or unconfirmed.", { messageId });
  await tx.client.query("update comm_messages set version = version + 1 where organization_id = $1 and id = $2", [tx.organizationId, messageId]);
  await appendEvent(tx, { kind: "delivery_changed", messageId, conversationId: row.conversation_id, state });
  return row;
}
