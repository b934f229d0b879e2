import type { OpenChannel } from "../../channels/index.ts";
import { inOrganization, type Database, type Transaction } from "../../database/index.ts";
import { newId, type ChannelId } from "../../kernel/ids.ts";
import { storableText } from "../../kernel/storable.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { Gap } from "../../protocol/index.ts";
import { changeGapMessages, writeGapMessages } from "./gap-messages.ts";

/** Records that events are missing, once, on the channel and in the threads it concerns. Told of again, it changes what is there. */
export const noteGap = (
  database: Database,
  { organizationId, channelId }: Pick<OpenChannel, "organizationId" | "channelId">,
  gap: Gap,
): Promise<void> =>
  inOrganization(database, organizationId, async (tx) => {
    const kept = await keep(tx, channelId, gap);
    if (!kept) return;
    const noted = { ...gap, id: kept.id, recovered: kept.recovered };
    if (kept.is_new) await writeGapMessages(tx, channelId, noted);
    else await changeGapMessages(tx, channelId, noted);
    await appendEvent(tx, { kind: "channel_changed", channelId });
  });

type Kept = { readonly id: string; readonly recovered: boolean; readonly is_new: boolean };

/** Returns nothing when this was known, or the channel was removed. */
async function keep(tx: Transaction, channelId: ChannelId, gap: Gap): Promise<Kept | undefined> {
  const { rows } = await tx.client.query<Kept>(
    `insert into comm_gaps (organization_id, channel_id, id, thread_key, from_at, to_at, reason, recovered)
     select $1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7, $8 from (select from comm_channels where organization_id = $1 and id = $2 for key share) channel
     on conflict (organization_id, channel_id, thread_key, from_at) do update
       set to_at = excluded.to_at, reason = excluded.reason, recovered = comm_gaps.recovered or excluded.recovered
       where (comm_gaps.to_at, comm_gaps.reason, comm_gaps.recovered) is distinct from (excluded.to_at, excluded.reason, comm_gaps.recovered or excluded.recovered)
     returning id, recovered, xmax = 0 as is_new`,
    [
      tx.organizationId,
      channelId,
      newId("gap"),
      gap.threadKey ?? "",
      gap.from,
      gap.to,
      storableText(gap.reason),
      gap.recovered,
    ],
  );
  return rows[0];
}
