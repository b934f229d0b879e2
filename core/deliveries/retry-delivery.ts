import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { lockConversation } from "./lock-conversation.ts";
import type { Operation } from "./send-task.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";

type Row = { id: string; channel_id: ChannelId; conversation_id: ConversationId; state: string };

/** Nothing of the conversation is to be done first; before a reaction, nothing with its own message. */
const LINE_FREE = `not exists (
  select from comm_deliveries o
  where o.organization_id = d.organization_id and o.conversation_id = d.conversation_id and o.state in ('queued', 'sending')
    and case when d.operation in ('send', 'edit', 'delete') then o.operation in ('send', 'edit', 'delete') else o.message_id = d.message_id end)`;

/** Sends a failed or unconfirmed message again, because a person decided so; its tries are counted anew. One that was taken back stays so. */
export async function retryDelivery(
  tx: Transaction,
  messageId: MessageId,
  runsWorkers: boolean,
): Promise<DeliveryReference | null> {
  await lockConversation(tx, messageId);
  const { rows } = await tx.client.query<Row & { leased: boolean }>(
    `update comm_deliveries d set state = 'queued', reason = null, attempts_before_reset = attempts, rate_limit_waits = 0, next_attempt_at = null, finished_at = null, doubted_at = null,
       lease_until = case when ${LINE_FREE} then clock_timestamp() + $3::interval end
     where organization_id = $1 and message_id = $2 and operation = 'send' and state in ('failed', 'unconfirmed')
       and not exists (select from comm_messages m where m.organization_id = $1 and m.id = $2 and m.deleted_at is not null)
     returning id, channel_id, conversation_id, state, lease_until is not null as leased`,
    [tx.organizationId, messageId, runsWorkers ? DELIVERY_LEASE : null],
  );
  return handed(tx, await settled(tx, messageId, rows[0]));
}

/** Asks the platform again for the last change of this kind, because a person decided so. */
export async function retryChange(
  tx: Transaction,
  messageId: MessageId,
  operation: Exclude<Operation, "send">,
  runsWorkers: boolean,
): Promise<DeliveryReference | null> {
  await lockConversation(tx, messageId);
  const { rows } = await tx.client.query<Row & { leased: boolean }>(
    `update comm_deliveries d set state = 'queued', reason = null, attempts_before_reset = attempts, rate_limit_waits = 0, next_attempt_at = null, finished_at = null, doubted_at = null, lease_until = case when ${LINE_FREE} then clock_timestamp() + $4::interval end
     where organization_id = $1 and state in ('failed', 'unconfirmed')
       and id = (select id from comm_deliveries where organization_id = $1 and message_id = $2 and operation <> 'send' and operation = $3 order by sequence desc limit 1)
     returning id, channel_id, conversation_id, state, lease_until is not null as leased`,
    [tx.organizationId, messageId, operation, runsWorkers ? DELIVERY_LEASE : null],
  );
  const row = rows[0];
  if (!row)
    throw conflict("change_settled", "This change did not fail, or was already retried.", { messageId });
  await tx.client.query(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, messageId],
  );
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: row.conversation_id });
  return handed(tx, row);
}

/** Records a person's word that the call nobody was certain of did arrive; goes on with the calls behind it, if there are any. */
export const confirmDelivery = (
  tx: Transaction,
  messageId: MessageId,
  runsWorkers: boolean,
): Promise<DeliveryReference | null> =>
  confirm(tx, messageId, runsWorkers, ["unconfirmed"], "Marked as delivered by a member.");

/** Records that the platform showed the call nobody was certain of, before or after it was to be made again. */
export const confirmShown = async (tx: Transaction, messageId: MessageId): Promise<void> =>
  void (await confirm(tx, messageId, false, ["unconfirmed", "queued"], "The platform showed the message."));

async function confirm(
  tx: Transaction,
  messageId: MessageId,
  runsWorkers: boolean,
  states: readonly string[],
  reason: string,
): Promise<DeliveryReference | null> {
  await lockConversation(tx, messageId);
  const { rows } = await tx.client.query<Row & { leased: boolean }>(
    `update comm_deliveries d set parts_sent = greatest(parts_sent + 1, parts_echoed), doubted_at = null, state = case when calls_left then 'queued' else 'sent' end, reason = $4, next_attempt_at = null,
       finished_at = case when calls_left then null else coalesce(finished_at, clock_timestamp()) end, lease_until = case when calls_left and ${LINE_FREE} then clock_timestamp() + $3::interval end
     where organization_id = $1 and message_id = $2 and operation = 'send' and state = any ($5)
     returning id, channel_id, conversation_id, state, lease_until is not null as leased`,
    [tx.organizationId, messageId, runsWorkers ? DELIVERY_LEASE : null, reason, states],
  );
  return handed(tx, await settled(tx, messageId, rows[0]));
}

async function settled<R extends Row>(tx: Transaction, messageId: MessageId, row: R | undefined): Promise<R> {
  if (!row)
    throw conflict("delivery_settled", "This message is no longer failed or unconfirmed.", { messageId });
  await tx.client.query(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, messageId],
  );
  await appendEvent(tx, {
    kind: "delivery_changed",
    messageId,
    conversationId: row.conversation_id,
    state: row.state,
  });
  return row;
}

const handed = (tx: Transaction, row: Row & { leased: boolean }): DeliveryReference | null =>
  row.leased ? { organizationId: tx.organizationId, id: row.id, channelId: row.channel_id } : null;
