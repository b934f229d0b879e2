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
    `select d.id, m.channel_id, d.leased from comm_messages m
     cross join lateral unnest(enqueue_deliveries(array[
       row(m.organization_id, $3::text, m.id, m.conversation_id, m.channel_id, $4::text, $5::jsonb, false)::delivery_row], $6, null, 0)) d
     where m.organization_id = $1 and m.id = $2`,
    [tx.organizationId, messageId, newId("dsp"), operation, payload, runsWorkers ? DELIVERY_LEASE : null],
  );
  const row = rows[0];
  return row?.leased ? { organizationId: tx.organizationId, id: row.id, channelId: row.channel_id } : null;
}
