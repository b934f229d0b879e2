import type { OpenChannel } from "../channels/index.ts";
import { advances, type DeliveryState, moveDelivery } from "../deliveries/index.ts";
import { inOrganization, type Database, type Transaction } from "../database/index.ts";
import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { ReceiptArrived } from "../protocol/index.ts";
import { recordEvent } from "./record-event.ts";

/**
 * Applies what one visitor's request confirms, in one transaction. Where the hub is the platform every message is here before
 * anybody can confirm it: a receipt for one that is not is dropped. Kept waiting as other platforms' are, a hundred made-up ids
 * a request would keep the sweeper from everybody's edits.
 */
export async function mergeHostedReceipts(
  database: Database,
  channel: OpenChannel,
  receipts: readonly ReceiptArrived[],
  payload: JsonObject,
): Promise<void> {
  if (receipts.length === 0) return;
  await inOrganization(database, channel.organizationId, async (tx) => {
    const confirmed = await lockDeliveries(tx, channel.channelId, receipts);
    for (const { delivery, receipt } of confirmed) {
      const isNew = (await recordEvent(tx, channel.channelId, receipt, payload)) === "new";
      if (!isNew || !advances(delivery.state, receipt.state)) continue;
      await moveDelivery(tx, delivery, receipt.state, receipt.reason ?? null);
      delivery.state = receipt.state;
    }
  });
}

type Delivery = {
  id: string;
  state: DeliveryState;
  message_id: MessageId;
  conversation_id: ConversationId;
  thread_key: string;
  external_id: string;
};

/** All at once and in the line's order, as reading a thread locks them: requests that name them in another order would wait in a circle. */
async function lockDeliveries(
  tx: Transaction,
  channelId: ChannelId,
  receipts: readonly ReceiptArrived[],
): Promise<{ delivery: Delivery; receipt: ReceiptArrived }[]> {
  const { rows } = await tx.client.query<Delivery>(
    `select d.id, d.state, d.message_id, d.conversation_id, c.thread_key, m.external_id
     from comm_messages m
     join comm_deliveries d on d.organization_id = m.organization_id and d.message_id = m.id and d.operation = 'send'
     join comm_conversations c on c.organization_id = d.organization_id and c.id = d.conversation_id
     where m.organization_id = $1 and m.channel_id = $2 and m.external_id = any ($3) and c.thread_key = any ($4)
     order by d.sequence
     for update of d`,
    [
      tx.organizationId,
      channelId,
      receipts.map((one) => one.externalId),
      receipts.map((one) => one.thread.key),
    ],
  );
  // One must not speak for another: on a website every visitor is a thread.
  return rows.flatMap((delivery) =>
    receipts
      .filter((one) => one.externalId === delivery.external_id && one.thread.key === delivery.thread_key)
      .map((receipt) => ({ delivery, receipt })),
  );
}
