import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId, type MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { lockConversation } from "./lock-conversation.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";

/**
 * Queues something to do at the platform with a message that is there already: an edit or a deletion behind whatever its
 * conversation still has to send, anything else behind what is still to be done with this message. Answers the delivery when this process may begin it at once.
 */
export async function queueOperation(
  tx: Transaction,
  messageId: MessageId,
  operation: "edit" | "delete" | "react" | "answer_button" | "mark_read",
  payload: JsonObject,
  runsWorkers: boolean,
): Promise<DeliveryReference | null> {
  await lockConversation(tx, messageId);
  const { rows } = await tx.client.query<{ id: string; channel_id: ChannelId; leased: boolean }>(
    `insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, operation, payload, lease_until)
     select m.organization_id, $3, m.id, m.conversation_id, m.channel_id, $4, $5,
       case when not exists (select from comm_deliveries d where d.organization_id = m.organization_id and d.conversation_id = m.conversation_id and d.state in ('queued', 'sending')
         and case when $4 in ('send', 'edit', 'delete') then d.operation in ('send', 'edit', 'delete') else d.message_id = m.id end)
         then clock_timestamp() + $6::interval end
     from comm_messages m where m.organization_id = $1 and m.id = $2
     returning id, channel_id, lease_until is not null as leased`,
    [tx.organizationId, messageId, newId("dsp"), operation, payload, runsWorkers ? DELIVERY_LEASE : null],
  );
  const row = rows[0];
  return row?.leased ? { organizationId: tx.organizationId, id: row.id, channelId: row.channel_id } : null;
}
