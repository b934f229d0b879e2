import { storeEntries } from "../../conversations/index.ts";
import type { Transaction } from "../../database/index.ts";
import { newId, type ChannelId, type ConversationId, type MessageId } from "../../kernel/ids.ts";
import { appendEvents } from "../../outbox/index.ts";
import type { Gap } from "../../protocol/index.ts";

export type NotedGap = Gap & { readonly id: string };

/** Conversations that are told of a gap of the whole account, those used last first. */
const TOLD_AT_MOST = 200;

/** Writes a gap as a system message into the threads it concerns, where it ended. */
export async function writeGapMessages(tx: Transaction, channelId: ChannelId, gap: NotedGap): Promise<void> {
  const concerned =
    gap.threadKey === undefined
      ? await findConcerned(tx, channelId, gap)
      : await findThread(tx, channelId, gap.threadKey);
  await storeEntries(
    tx,
    (await lock(tx, concerned)).map((conversation_id) => ({
      conversation_id,
      id: newId("msg"),
      direction: "in",
      kind: "event",
      author_kind: "system",
      author_name: "",
      body: "",
      event: eventOf(gap),
      sent_at: gap.to,
    })),
  );
}

/** Changes what the threads say of a gap, once more is known of it. */
export async function changeGapMessages(tx: Transaction, channelId: ChannelId, gap: NotedGap): Promise<void> {
  const { rows } = await tx.client.query<{ id: MessageId; conversation_id: ConversationId }>(
    `update comm_messages m set event = $4, version = m.version + 1
     from comm_conversations c
     where c.organization_id = $1 and c.channel_id = $2 and m.organization_id = c.organization_id and m.conversation_id = c.id
       and m.sent_at >= $5::timestamptz and m.kind = 'event' and m.event ->> 'gapId' = $3
     returning m.id, m.conversation_id`,
    [tx.organizationId, channelId, gap.id, eventOf(gap), gap.from],
  );
  await appendEvents(
    tx,
    rows.map(({ id, conversation_id }) => ({
      kind: "message_changed",
      messageId: id,
      conversationId: conversation_id,
    })),
  );
}

const eventOf = ({ id, from, to, reason, recovered }: NotedGap) => ({
  kind: "gap",
  gapId: id,
  from,
  to,
  reason,
  recovered,
});

type Row = { readonly id: ConversationId };

/** Finds the thread that a gap concerns alone; none where nobody wrote in it yet. */
async function findThread(tx: Transaction, channelId: ChannelId, threadKey: string): Promise<readonly Row[]> {
  const { rows } = await tx.client.query<Row>(
    "select id from comm_conversations where organization_id = $1 and channel_id = $2 and thread_key = $3 order by created_at desc limit 1",
    [tx.organizationId, channelId, threadKey],
  );
  return rows;
}

/**
 * Finds the conversations in which a contact could have been cut off: those in use from a day before the gap. A recovered
 * gap concerns only those of whose messages some came late.
 */
async function findConcerned(tx: Transaction, channelId: ChannelId, gap: Gap): Promise<readonly Row[]> {
  const { rows } = await tx.client.query<Row>(
    `select c.id from comm_conversations c
     where c.organization_id = $1 and c.channel_id = $2 and c.last_activity_at >= $3::timestamptz - interval '1 day'
       and case when $5 then exists (
           select from comm_messages m where m.organization_id = c.organization_id and m.conversation_id = c.id
             and m.sent_at >= $3::timestamptz and m.sent_at <= $4::timestamptz and m.direction = 'in' and m.kind = 'message')
         else c.created_at <= $4::timestamptz end
     order by c.last_activity_at desc limit $6`,
    [tx.organizationId, channelId, gap.from, gap.to, gap.recovered, TOLD_AT_MOST],
  );
  return rows;
}

/** Locks conversations in the order that everybody keeps. */
async function lock(tx: Transaction, found: readonly Row[]): Promise<ConversationId[]> {
  const { rows } = await tx.client.query<Row>(
    "select id from comm_conversations where organization_id = $1 and id = any ($2) order by id for no key update",
    [tx.organizationId, found.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
