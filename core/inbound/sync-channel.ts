import { noteRefusal, noteSilence } from "../channels/index.ts";
import type { Sink, SyncResult } from "../protocol/index.ts";
import { routePayloads } from "./app/route-payloads.ts";
import { noteGap } from "./gaps/note-gap.ts";
import { releaseLease, takeSync, type ChannelLease } from "./lease/channel-lease.ts";
import { whileLeased, type LeaseDependencies, type LeaseTimings } from "./lease/while-leased.ts";
import { ingestRouted } from "./ingest-payloads.ts";
import type { ReceiveDependencies } from "./receive-dependencies.ts";

export type PollDependencies = ReceiveDependencies & LeaseDependencies;

/**
 * `more`: poll again at once, if the channel still is to be polled. `idle`: nothing was there; after `everyMs` there may be.
 * `elsewhere`: another process polls it. `unwanted`: this account need not be polled. `version` changes with the channel's
 * credentials and settings.
 */
export type SyncOutcome =
  | { readonly kind: "more" }
  | { readonly kind: "idle"; readonly everyMs: number; readonly version: string }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "failed"; readonly retryAfterMs?: number; readonly version: string }
  | { readonly kind: "unwanted" };

/** A lease outlasts the longest answer that is waited for, so that it is seldom renewed. */
const SYNC_LEASE: LeaseTimings = { leaseMs: 90_000, renewMs: 30_000 };

/** Polls a channel once: takes its lease, fetches, stores, and only then moves the cursor. Ends early when the channel is paused, removed or changed. */
export async function syncChannel(
  deps: PollDependencies,
  channelId: string,
  ending: AbortSignal,
  timings: LeaseTimings = SYNC_LEASE,
): Promise<SyncOutcome> {
  const channel = await deps.channels.open(channelId);
  const sync = channel?.connector.sync;
  if (!channel || !sync || channel.status !== "active" || !sync.wanted(channel.account))
    return { kind: "unwanted" };
  const lease = await takeSync(deps.database, channelId, timings.leaseMs);
  if (!lease) return { kind: "elsewhere" };
  let cursor = lease.stored;
  try {
    const { result, changed } = await whileLeased(deps, lease, ending, timings, async (signal) => {
      const sink: Sink = async (payloads) => ingestRouted(deps, await routePayloads(deps, channel, payloads));
      const pulled = await sync.pull(channel.account, lease.stored, sink, signal);
      return { result: pulled, changed: signal.aborted };
    });
    if (result.outcome !== "failed") {
      for (const gap of result.gaps ?? []) await noteGap(deps.database, channel, gap);
      cursor = result.cursor;
    }
    // What a platform says to credentials that were replaced meanwhile is no news of the new ones.
    else if (!changed) await noteFailure(deps, channelId, result);
    return changed ? { kind: "more" } : outcomeOf(result, lease, sync.everyMs ?? 0);
  } finally {
    await releaseLease(deps.database, lease, { stored: cursor });
  }
}

type Failed = Extract<SyncResult, { outcome: "failed" }>;

async function noteFailure(deps: PollDependencies, channelId: string, { receipt }: Failed): Promise<void> {
  if (receipt.kind === "unauthorised") await noteRefusal(deps, channelId, receipt.reason);
  if (receipt.kind === "rejected") await noteSilence(deps, channelId, receipt.reason, receipt.fix);
}

function outcomeOf(result: SyncResult, { version }: ChannelLease, everyMs: number): SyncOutcome {
  switch (result.outcome) {
    case "more":
      return { kind: "more" };
    case "idle":
      return { kind: "idle", everyMs, version };
    case "failed":
      return {
        kind: "failed",
        version,
        ...(result.receipt.kind === "rate_limited" && { retryAfterMs: result.receipt.retryAfterMs }),
      };
  }
}
