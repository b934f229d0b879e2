import type { Transaction } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { DeliveryReference } from "./delivery-reference.ts";
import { queueOperation } from "./queue-operation.ts";
import type { SendContext } from "./send-context.ts";

/**
 * Queues the word to the platform that the contact's newest message was read, and with it all before; once for each message. What
 * waits of older ones is dropped. It waits for no message and holds none back.
 */
export async function queueReadMark(
  tx: Transaction,
  conversationId: ConversationId,
  { platform, runsWorkers }: SendContext,
): Promise<DeliveryReference | null> {
  if (!platform?.capabilities.markRead) return null;
  const { rows } = await tx.client.query<{ id: MessageId | null; marked: boolean }>(
    `select l.id, exists (select from comm_deliveries d where d.organization_id = $1 and d.message_id = l.id and d.operation = 'mark_read' and d.operation <> 'send') as marked
     from (select last_inbound_message($1, $2) as id) l`,
    [tx.organizationId, conversationId],
  );
  const last = rows[0];
  if (!last?.id || last.marked) return null;
  await tx.client.query(
    `delete from comm_deliveries where organization_id = $1 and conversation_id = $2 and state = 'queued' and operation = 'mark_read' and attempts = 0`,
    [tx.organizationId, conversationId],
  );
  return queueOperation(tx, last.id, "mark_read", {}, runsWorkers);
}
