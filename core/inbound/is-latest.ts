import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { InboundEvent } from "../protocol/index.ts";

/** What changes again and again, each time as a whole. */
export type Subject =
  | readonly ["edit", externalId: string]
  | readonly ["reactions", externalId: string, who: string, emoji?: string]
  /** Without an emoji, all of them. */
  | readonly ["cleared", externalId: string, emoji: string]
  | readonly ["poll", pollId: string, who: string, option?: number]
  | readonly ["block", who: string]
  | readonly ["presence", threadKey: string, who: string];

/**
 * Whether this is the latest that was told of its subject, by the provider's clock and count and never by what arrived
 * first; remembers that it was. Two who ask at once about one subject are put in a line.
 */
export async function isLatest(
  tx: Transaction,
  channelId: ChannelId,
  subject: Subject,
  { occurredAt, sequence = "0" }: Pick<InboundEvent, "occurredAt" | "sequence">,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into comm_latest_changes as known (organization_id, channel_id, subject, occurred_at, sequence) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, channel_id, subject) do update set occurred_at = excluded.occurred_at, sequence = excluded.sequence
     where (known.occurred_at, known.sequence) <= (excluded.occurred_at, excluded.sequence)`,
    [tx.organizationId, channelId, JSON.stringify(subject), occurredAt, sequence],
  );
  return rowCount === 1;
}

/** Whether something newer than this was told of one of the subjects. */
export async function isOutdated(
  tx: Transaction,
  channelId: ChannelId,
  subjects: readonly Subject[],
  { occurredAt, sequence = "0" }: Pick<InboundEvent, "occurredAt" | "sequence">,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from comm_latest_changes where organization_id = $1 and channel_id = $2 and subject = any ($3)
       and (occurred_at, sequence) > ($4::timestamptz, $5::bigint) limit 1`,
    [tx.organizationId, channelId, subjects.map((one) => JSON.stringify(one)), occurredAt, sequence],
  );
  return rowCount !== 0;
}
