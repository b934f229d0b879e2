import { noteRefusal, noteSilence } from "../channels/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { ingestPayloads, type ReceiveDependencies } from "./receive-webhook.ts";

/** `more`: poll again at once. `idle`: nothing was there. `elsewhere`: another process polls it. `unwanted`: this account need not be polled. */
export type SyncOutcome = "more" | "idle" | "elsewhere" | "failed" | "unwanted";

/** Polls a channel once: takes its lease, fetches, stores, and only then moves the cursor. */
export async function syncChannel(
  deps: ReceiveDependencies,
  channelId: string,
  signal: AbortSignal,
): Promise<SyncOutcome> {
  const channel = await deps.channels.open(channelId);
  const sync = channel?.connector.sync;
  if (!channel || !sync || channel.status !== "active" || !sync.wanted(channel.account)) return "unwanted";
  const lease = await takeLease(deps, channelId);
  if (!lease) return "elsewhere";
  const result = await sync
    .pull(channel.account, lease.cursor, (payloads) => ingestPayloads(deps, channel, payloads), signal)
    .catch(async (error: unknown) => {
      await giveBack(deps, channelId, lease, lease.cursor);
      throw error;
    });
  if (
    result.outcome === "failed" &&
    (result.receipt.kind === "rejected" || result.receipt.kind === "unauthorised")
  ) {
    const note = result.receipt.kind === "unauthorised" ? noteRefusal : noteSilence;
    await note(deps, channelId, result.receipt.reason);
  }
  await giveBack(deps, channelId, lease, result.outcome === "failed" ? lease.cursor : result.cursor);
  return result.outcome;
}

/** Holds the lease on an account: its cursor, and until when the lease lasts. The time also identifies the lease. */
type Lease = { readonly cursor: JsonObject | null; readonly until: string };

/** Takes the lease on an account, by the database's clock; null when another process holds it. */
async function takeLease(deps: ReceiveDependencies, channelId: string): Promise<Lease | null> {
  const { rows } = await deps.database.system.query<Lease>(
    "update comm_channels set sync_lease_until = clock_timestamp() + interval '90 seconds' where id = $1 and (sync_lease_until is null or sync_lease_until < clock_timestamp()) returning sync_cursor as cursor, sync_lease_until::text as until",
    [channelId],
  );
  return rows[0] ?? null;
}

/** Moves the cursor only while the lease is still ours, because another process may have moved it since. */
const giveBack = (
  deps: ReceiveDependencies,
  channelId: string,
  { until }: Lease,
  cursor: JsonObject | null,
) =>
  deps.database.system.query(
    "update comm_channels set sync_cursor = $2, sync_lease_until = null where id = $1 and sync_lease_until = $3::timestamptz",
    [channelId, cursor, until],
  );
