import type { DeliveryState } from "./delivery-state.ts";
import type { Transaction } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";

/** Writes down how far a delivery, locked before, has come by the platform's word. */
export async function moveDelivery(
  tx: Transaction,
  delivery: { readonly id: string; readonly message_id: MessageId; readonly conversation_id: ConversationId },
  state: DeliveryState,
  reason: string | null,
): Promise<void> {
  await tx.client.query(
    "update comm_deliveries set state = $3, reason = $4, lease_until = null, finished_at = coalesce(finished_at, clock_timestamp()) where organization_id = $1 and id = $2",
    [tx.organizationId, delivery.id, state, reason],
  );
  await tx.client.query(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, delivery.message_id],
  );
  await appendEvent(tx, {
    kind: "delivery_changed",
    messageId: delivery.message_id,
    conversationId: delivery.conversation_id,
    state,
  });
}
