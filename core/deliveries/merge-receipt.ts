import { advances, type DeliveryState } from "./delivery-state.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";
import type { ReceiptArrived, ThreadRead } from "../protocol/index.ts";
import { moveDelivery } from "./move-delivery.ts";

/**
 * Moves a delivery forward by the platform's word; one that came late or twice changes nothing. The delivery is locked
 * before its message, as everywhere: a read that arrives together with a delivered would otherwise wait in a circle. A
 * platform may tell it under another name of the thread. Where the hub is the platform (`hosted`) it counts within its own
 * thread only: there every visitor is a thread, and one must not speak for another.
 */
export async function mergeReceipt(
  tx: Transaction,
  channelId: ChannelId,
  event: ReceiptArrived,
  hosted = false,
): Promise<boolean> {
  const { rows } = await tx.client.query<{
    id: string;
    state: DeliveryState;
    message_id: MessageId;
    conversation_id: ConversationId;
  }>(
    `select d.id, d.state, d.message_id, d.conversation_id from comm_deliveries d
     join comm_conversations c on c.organization_id = d.organization_id and c.id = d.conversation_id and (c.thread_key = $5 or not $6)
     where d.organization_id = $1 and d.channel_id = $2 and d.operation = 'send' and d.message_id = coalesce(
       (select m.id from comm_messages m where m.organization_id = $1 and m.channel_id = $2 and m.external_id = $3),
       (select p.message_id from comm_message_parts p where p.organization_id = $1 and p.channel_id = $2 and p.external_id = $3), $4)
     for update of d`,
    [
      tx.organizationId,
      channelId,
      event.externalId ?? null,
      event.deliveryKey ?? null,
      event.thread.key,
      hosted,
    ],
  );
  const delivery = rows[0];
  if (!delivery) return false;
  if (advances(delivery.state, event.state))
    await moveDelivery(tx, delivery, event.state, event.reason ?? null);
  return true;
}

/** Marks everything of ours in the thread up to a moment as read. */
export async function mergeThreadRead(
  tx: Transaction,
  channelId: ChannelId,
  event: ThreadRead,
): Promise<boolean> {
  const { rows } = await tx.client.query<{
    id: string;
    message_id: MessageId;
    conversation_id: ConversationId;
  }>(
    `select d.id, d.message_id, d.conversation_id from comm_deliveries d
     join comm_conversations c on c.organization_id = d.organization_id and c.id = d.conversation_id
     join comm_messages m on m.organization_id = d.organization_id and m.id = d.message_id
     where d.organization_id = $1 and d.channel_id = $2 and c.thread_key = $3 and d.operation = 'send' and d.state in ('sent', 'delivered') and m.sent_at <= $4
     order by d.sequence
     for update of d`,
    [tx.organizationId, channelId, event.thread.key, event.upTo],
  );
  for (const delivery of rows) await moveDelivery(tx, delivery, "read", null);
  return true;
}
