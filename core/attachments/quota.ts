import { takeTurn, type Transaction } from "../database/index.ts";
import { refused } from "../kernel/errors.ts";
import type { Uploader } from "./attachment.ts";

type Quota = { readonly files: number; readonly bytes: number };

/** Hourly quotas for one visitor, for all visitors of a channel and for one member. One person can pose as many visitors. */
const HOURLY: Readonly<Record<"visitor" | "channel" | "member", Quota>> = {
  visitor: { files: 60, bytes: 300_000_000 },
  channel: { files: 1_200, bytes: 3_000_000_000 },
  member: { files: 300, bytes: 3_000_000_000 },
};

type Counted = { own_files: number; own_bytes: string; channel_files: number; channel_bytes: string };

/** Throws `too_many_tries` when one more file would exceed the quota. */
export async function keepQuota(tx: Transaction, { uploadedBy, channelId }: Uploader): Promise<void> {
  const { rows } = await tx.client.query<Counted>(
    `select count(*) filter (where uploaded_by = $2)::integer as own_files, coalesce(sum(size) filter (where uploaded_by = $2), 0) as own_bytes,
       count(*) filter (where channel_id = $3 and uploaded_by not like 'usr\\_%')::integer as channel_files, coalesce(sum(size) filter (where channel_id = $3 and uploaded_by not like 'usr\\_%'), 0) as channel_bytes
     from comm_attachments where organization_id = $1 and uploaded_by is not null and created_at > clock_timestamp() - interval '1 hour'`,
    [tx.organizationId, uploadedBy, channelId ?? null],
  );
  const {
    own_files: ownFiles = 0,
    own_bytes: ownBytes = "0",
    channel_files: channelFiles = 0,
    channel_bytes: channelBytes = "0",
  } = rows[0] ?? {};
  refuseOver(channelId ? HOURLY.visitor : HOURLY.member, ownFiles, Number(ownBytes));
  if (channelId) refuseOver(HOURLY.channel, channelFiles, Number(channelBytes));
}

/** Serialises uploads that share a quota. Uploads counted at the same time would all find capacity. */
export const takeUploadTurn = (tx: Transaction, { uploadedBy, channelId }: Uploader) =>
  takeTurn(tx, `uploads ${channelId ?? uploadedBy}`);

function refuseOver(quota: Quota, files: number, bytes: number): void {
  if (files >= quota.files || bytes >= quota.bytes)
    throw refused(
      "too_many_tries",
      `Upload limit reached: ${quota.files} files or ${quota.bytes / 1_000_000} MB per hour. Try again later.`,
      { retryAfterSeconds: 600 },
    );
}
