import type { Transaction } from "../database/index.ts";
import { isPossibleTime } from "../kernel/believable-time.ts";
import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { MessageReceived } from "../protocol/index.ts";
import { lockConversation } from "./lock-conversation.ts";
import { confirmByEcho, type EchoedDelivery } from "./confirm-by-echo.ts";

/**
 * Recognises the echo of a message of ours by the key that the platform tells again, or by an id that our call was answered with, and
 * gives the message its name there. Returns false for what was written elsewhere, in the platform's own app.
 */
export async function adoptEcho(
  tx: Transaction,
  channelId: ChannelId,
  echo: MessageReceived,
): Promise<boolean> {
  const ours = await findOurs(tx, channelId, echo);
  if (!ours) return false;
  await lockConversation(tx, ours);
  const { message, delivery } = await lockMessage(tx, ours);
  const stranger = await findStranger(tx, channelId, echo.externalId);
  const isNew = stranger !== null || !(await isAnyKnown(tx, channelId, [echo.externalId]));
  // An id that is known came with a call's answer: nobody doubts that call.
  const isAnswered = await isAnyKnown(tx, channelId, echo.otherIds ?? []);
  if (stranger) await tx.client.query("select merge_echo($1, $2, $3)", [tx.organizationId, ours, stranger]);
  else if (isNew) await name(tx, channelId, message, echo);
  await keepIds(tx, channelId, ours, echo.otherIds ?? []);
  if (isNew && !isAnswered && delivery) await confirmByEcho(tx, ours, delivery, echo);
  return true;
}

async function findOurs(
  tx: Transaction,
  channelId: ChannelId,
  { deliveryKey, otherIds = [] }: MessageReceived,
): Promise<MessageId | null> {
  const { rows } = await tx.client.query<{ id: MessageId }>(
    `select m.id from comm_messages m
     where m.organization_id = $1 and m.channel_id = $2 and m.direction = 'out' and m.author_kind <> 'account' and m.id = coalesce(
       (select id from comm_messages where organization_id = $1 and id = $3),
       (select message_id from comm_deliveries where organization_id = $1 and id = $3),
       (select id from comm_messages where organization_id = $1 and channel_id = $2 and external_id = any ($4) limit 1),
       (select message_id from comm_message_parts where organization_id = $1 and channel_id = $2 and external_id = any ($4) limit 1))`,
    [tx.organizationId, channelId, deliveryKey ?? null, otherIds],
  );
  return rows[0]?.id ?? null;
}

type Ours = {
  id: MessageId;
  conversation_id: ConversationId;
  external_id: string | null;
};

/** The delivery before its message, as everywhere. */
async function lockMessage(
  tx: Transaction,
  id: MessageId,
): Promise<{ message: Ours; delivery: EchoedDelivery | undefined }> {
  const { rows: deliveries } = await tx.client.query<EchoedDelivery>(
    "select state, parts_sent, doubted_at is not null as doubted from comm_deliveries where organization_id = $1 and message_id = $2 and operation = 'send' for update",
    [tx.organizationId, id],
  );
  const { rows } = await tx.client.query<Ours>(
    "select id, conversation_id, external_id from comm_messages where organization_id = $1 and id = $2 for no key update",
    [tx.organizationId, id],
  );
  const [message] = rows;
  if (!message) throw new Error(`The message ${id} was removed while its echo arrived.`);
  return { message, delivery: deliveries[0] };
}

/** The echo itself, where it was stored before anybody could know whose it is. */
async function findStranger(
  tx: Transaction,
  channelId: ChannelId,
  externalId: string,
): Promise<MessageId | null> {
  const { rows } = await tx.client.query<{ id: MessageId }>(
    "select id from comm_messages where organization_id = $1 and channel_id = $2 and external_id = $3 and author_kind = 'account'",
    [tx.organizationId, channelId, externalId],
  );
  return rows[0]?.id ?? null;
}

async function isAnyKnown(tx: Transaction, channelId: ChannelId, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const { rowCount } = await tx.client.query(
    `select from comm_messages where organization_id = $1 and channel_id = $2 and external_id = any ($3)
     union all select from comm_message_parts where organization_id = $1 and channel_id = $2 and external_id = any ($3)`,
    [tx.organizationId, channelId, ids],
  );
  return rowCount !== 0;
}

/** The first id is the message's name; so is the one of an echo whose other id our call was answered with (a file). All others are further ones. */
async function name(
  tx: Transaction,
  channelId: ChannelId,
  message: Ours,
  { externalId, position, occurredAt, otherIds = [] }: MessageReceived,
): Promise<void> {
  const known = message.external_id;
  if (known !== null && !otherIds.includes(known)) return keepIds(tx, channelId, message.id, [externalId]);
  const sentAt = isPossibleTime(occurredAt, Date.now()) ? occurredAt : null;
  await tx.client.query(
    `update comm_messages set external_id = $3, sent_at = coalesce($4, sent_at), position = coalesce($5, position), version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, message.id, externalId, sentAt, position ?? null],
  );
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversation_id,
  });
}

const keepIds = async (
  tx: Transaction,
  channelId: ChannelId,
  messageId: MessageId,
  ids: readonly string[],
): Promise<void> =>
  void (await tx.client.query(
    `insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part)
     select $1, $2, id, $3, (select count(*) from comm_message_parts where organization_id = $1 and message_id = $3) + place
     from unnest($4::text[]) with ordinality as given (id, place) on conflict do nothing`,
    [tx.organizationId, channelId, messageId, ids],
  ));
