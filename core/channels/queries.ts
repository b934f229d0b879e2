import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { isId, type ChannelId } from "../kernel/ids.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { channels } from "./table.ts";

/** Finds the latest contact's message within a month, by the inbox's index. The hot path does not update channels. */
const heardAt = sql<string | null>`(select v.last_inbound_at from comm_conversations v
  where v.organization_id = ${channels.organizationId} and v.channel_id = ${channels.id} and v.last_activity_at > clock_timestamp() - interval '30 days'
  order by v.last_activity_at desc limit 1)`;

const columns = {
  id: channels.id,
  connector: channels.connector,
  name: channels.name,
  status: channels.status,
  settings: channels.settings,
  sandbox: channels.sandbox,
  healthState: channels.healthState,
  healthAccount: channels.healthAccount,
  accountId: channels.accountId,
  appKey: channels.appKey,
  healthFindings: channels.healthFindings,
  gatewayFindings: channels.gatewayFindings,
  healthCheckedAt: channels.healthCheckedAt,
  lastEventAt: sql<string | null>`greatest(${channels.lastEventAt}, ${heardAt})`,
  createdAt: channels.createdAt,
};

/** A channel's row without its credentials. */
export type ChannelRow = Awaited<ReturnType<typeof select>>[number];

const select = (tx: Transaction, more?: SQL) =>
  tx.db
    .select(columns)
    .from(channels)
    .where(and(eq(channels.organizationId, tx.organizationId), more))
    .orderBy(asc(channels.createdAt), asc(channels.id));

/** Lists every channel, oldest first. */
export const listChannels = (tx: Transaction): Promise<ChannelRow[]> => select(tx);

/** Reads one channel; throws `channel_unknown`. */
export async function readChannel(tx: Transaction, channelId: string): Promise<ChannelRow> {
  const [row] = isId("chn", channelId) ? await select(tx, eq(channels.id, channelId)) : [];
  if (!row) throw unknownChannel(channelId);
  return row;
}

/** Reads one channel and locks it, because what is to be written depends on what is there. Throws `channel_unknown`. */
export async function lockChannel(tx: Transaction, channelId: ChannelId): Promise<ChannelRow> {
  await tx.client.query(
    "select from comm_channels where organization_id = $1 and id = $2 for no key update",
    [tx.organizationId, channelId],
  );
  return readChannel(tx, channelId);
}

export const unknownChannel = (channelId: string) =>
  missing("channel_unknown", "Channel not found.", { channelId });

/** A time of which events are missing. */
export type StoredGap = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly recovered: boolean;
  readonly conversationId: string | null;
  readonly wholeAccount: boolean;
};

/** Lists a channel's gaps, latest first. */
export async function listGaps(tx: Transaction, channelId: ChannelId): Promise<StoredGap[]> {
  const { rows } = await tx.client.query<{
    id: string;
    from_at: Date;
    to_at: Date;
    reason: string;
    recovered: boolean;
    thread_key: string;
    conversation_id: string | null;
  }>(
    `select g.id, g.from_at, g.to_at, g.reason, g.recovered, g.thread_key,
       (select c.id from comm_conversations c where c.organization_id = g.organization_id and c.channel_id = g.channel_id and c.thread_key = g.thread_key order by c.created_at desc limit 1) as conversation_id
     from comm_gaps g where g.organization_id = $1 and g.channel_id = $2 order by g.from_at desc limit 100`,
    [tx.organizationId, channelId],
  );
  return rows.map(({ id, reason, recovered, ...row }) => ({
    id,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    reason,
    recovered,
    conversationId: row.conversation_id,
    wholeAccount: row.thread_key === "",
  }));
}

/** A payload that could not be read, with the reason. */
export type Quarantined = {
  readonly id: string;
  readonly receivedAt: string;
  readonly error: string;
  readonly payload: JsonObject;
};

/** Lists a channel's quarantine, newest first. */
export async function listQuarantine(tx: Transaction, channelId: ChannelId): Promise<Quarantined[]> {
  const { rows } = await tx.client.query<{
    id: string;
    received_at: Date;
    error: string | null;
    payload: unknown;
  }>(
    `select id, received_at, error, payload from comm_inbound_events where organization_id = $1 and channel_id = $2 and state = 'quarantined' order by received_at desc limit 200`,
    [tx.organizationId, channelId],
  );
  return rows.map((row) => ({
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    error: row.error ?? "",
    payload: isJsonObject(row.payload) ? row.payload : {},
  }));
}
