import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { ChannelAccess } from "../channels/index.ts";
import { HubError, errorMessage } from "../kernel/errors.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { Download, DownloadResult } from "../protocol/index.ts";
import {
  AVATAR_MAX,
  DOWNLOAD_MAX,
  type AttachmentDeps,
  type Fetched,
  type PendingAttachment,
} from "./attachment.ts";
import { isShown, sniff } from "./content-type.ts";
import { finishFetch } from "./finish-fetch.ts";

export type FetchDependencies = AttachmentDeps & { readonly channels: Pick<ChannelAccess, "open"> };

/** A fetch ends before its lease does, so that no two processes fetch one file. */
const PATIENCE_MS = 150_000;

/** Fetches one claimed file from its provider into the storage and publishes the change of its message. Does not throw when the provider fails. */
export async function fetchAttachment(
  deps: FetchDependencies,
  pending: PendingAttachment,
): Promise<Fetched["kind"]> {
  const fetched = await bring(deps, pending);
  const settled = await finishFetch(deps.database, pending, fetched);
  // Another process finished first, and its file counts.
  if (!settled && fetched.kind === "stored") await deps.storage.remove(fetched.kept.key);
  return fetched.kind;
}

async function bring(deps: FetchDependencies, pending: PendingAttachment): Promise<Fetched> {
  try {
    const channel = await deps.channels.open(pending.channelId);
    if (!channel) return { kind: "never", reason: "The channel was removed." };
    const result = await channel.connector.download(channel.account, pending.reference);
    return result.kind === "stream"
      ? await keep(deps, pending, result.download, pending.contactId ? AVATAR_MAX : DOWNLOAD_MAX)
      : refusalOf(result);
  } catch (error) {
    return failureOf(error);
  }
}

async function keep(
  { storage }: FetchDependencies,
  pending: PendingAttachment,
  { stream, size, contentType }: Download,
  max: number,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  if (size !== undefined && size > max) {
    await stream.cancel();
    return { kind: "never", reason: "The file is too large." };
  }
  const kept = await storage.put(Readable.fromWeb(unsafeCast<NodeStream>(stream), { signal }), max);
  const type = await sniff(kept.head, contentType ?? pending.contentType);
  if (pending.contactId === null || (type.startsWith("image/") && isShown(type)))
    return { kind: "stored", kept, contentType: type };
  await storage.remove(kept.key);
  return { kind: "never", reason: "The contact's picture is no picture." };
}

function refusalOf({ kind, reason }: Exclude<DownloadResult, { kind: "stream" }>): Fetched {
  return { kind: kind === "gone" || kind === "too_large" ? "never" : "again", reason };
}

/** Retries everything except a file that is too large: a broken stream, a full disk or a stalled provider may recover. */
const failureOf = (error: unknown): Fetched => ({
  kind: error instanceof HubError && error.code === "file_too_large" ? "never" : "again",
  reason: errorMessage(error),
});
