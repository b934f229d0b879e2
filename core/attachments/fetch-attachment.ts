import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { ChannelAccess } from "../channels/index.ts";
import { HubError, textOf } from "../kernel/errors.ts";
import { asWritten } from "../kernel/trust.ts";
import type { Download, DownloadResult } from "../protocol/index.ts";
import { DOWNLOAD_MAX, type AttachmentDeps, type Fetched, type PendingAttachment } from "./attachment.ts";
import { sniff } from "./content-type.ts";
import { settleFetch } from "./settle-fetch.ts";

export type FetchDependencies = AttachmentDeps & { readonly channels: Pick<ChannelAccess, "open"> };

/** Ends before the lease does, so that no two processes fetch one file. */
const PATIENCE_MS = 150_000;

/** Fetches one claimed file from its provider into the store, counting its bytes, and tells of its message. Never throws for the provider. */
export async function fetchAttachment(
  deps: FetchDependencies,
  pending: PendingAttachment,
): Promise<Fetched["kind"]> {
  const fetched = await bring(deps, pending);
  const settled = await settleFetch(deps.database, pending, fetched);
  // Another process was quicker: its file counts.
  if (!settled && fetched.kind === "stored") await deps.shelf.remove(fetched.kept.key);
  return fetched.kind;
}

async function bring(deps: FetchDependencies, pending: PendingAttachment): Promise<Fetched> {
  try {
    const channel = await deps.channels.open(pending.channelId);
    if (!channel) return { kind: "never", reason: "Its channel is gone." };
    const result = await channel.connector.download(channel.account, pending.reference);
    return result.kind === "stream"
      ? await keep(deps, pending, result.download, DOWNLOAD_MAX)
      : refusalOf(result);
  } catch (error) {
    return failureOf(error);
  }
}

async function keep(
  { shelf }: FetchDependencies,
  pending: PendingAttachment,
  { stream, size, contentType }: Download,
  max: number,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  if (size !== undefined && size > max) {
    await stream.cancel();
    return { kind: "never", reason: "The file is too large." };
  }
  const kept = await shelf.put(Readable.fromWeb(asWritten<NodeStream>(stream), { signal }), max);
  return { kind: "stored", kept, contentType: await sniff(kept.head, contentType ?? pending.contentType) };
}

function refusalOf({ kind, reason }: Exclude<DownloadResult, { kind: "stream" }>): Fetched {
  return { kind: kind === "gone" || kind === "too_large" ? "never" : "again", reason };
}

/** Too large stays too large; a stream that broke, a full disk or a stalled provider may be better next time. */
const failureOf = (error: unknown): Fetched => ({
  kind: error instanceof HubError && error.code === "file_too_large" ? "never" : "again",
  reason: textOf(error),
});
