import { createSignal, onCleanup } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { upload } from "../../api/upload.ts";
import type { Attachment } from "../../api/types.ts";
import { newKey } from "../../live/new-key.ts";
import { mediaKind } from "../../live/send.ts";
import { reasonOf } from "../../words/reason.ts";
import { byteSize } from "../../words/size.ts";
import { inboxWords } from "../words/index.ts";

/** A file that is uploaded for a message. */
export type PendingFile = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly preview: string | null;
  readonly share: number;
  /** Why it was not uploaded. */
  readonly fault: string | null;
  readonly attachment: Attachment | null;
};

/** Keeps the files of a draft and uploads each when it is chosen. */
export function useAttachments() {
  const [files, setFiles] = createSignal<readonly PendingFile[]>([]);
  const append = (more: readonly PendingFile[]) => setFiles((all) => [...all, ...more]);
  const change = (key: string, next: Partial<PendingFile>) =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...next } : file)));
  const stops = new Map<string, AbortController>();
  const begin = async (file: File) => {
    const pending = pendingOf(file);
    const stop = new AbortController();
    stops.set(pending.key, stop);
    append([pending]);
    const next = await store(file, pending.preview, (share) => change(pending.key, { share }), stop.signal);
    if (!stop.signal.aborted) change(pending.key, next);
  };
  const add = (chosen: readonly File[]) => chosen.forEach((file) => void begin(file));
  /** Adds files of a stored draft or a returned message, which the hub already has. */
  const takeUp = (kept: readonly Attachment[]) => append(kept.map(keptFile));
  const drop = (key: string) => {
    stops.get(key)?.abort();
    const removed = files().find((file) => file.key === key);
    if (removed?.preview) URL.revokeObjectURL(removed.preview);
    setFiles((all) => all.filter((file) => file.key !== key));
  };
  const clear = () => setFiles([]);
  onCleanup(() => files().forEach((file) => drop(file.key)));
  return { files, add, takeUp, drop, clear };
}

const pendingOf = (file: File): PendingFile => ({
  key: newKey(),
  name: file.name,
  size: file.size,
  type: file.type,
  preview: mediaKind(file.type) === "image" ? URL.createObjectURL(file) : null,
  share: 0,
  fault: null,
  attachment: null,
});

const keptFile = (attachment: Attachment): PendingFile => ({
  key: attachment.id,
  name: attachment.fileName,
  size: attachment.size ?? 0,
  type: attachment.contentType,
  preview: mediaKind(attachment.contentType) === "image" ? attachment.url : null,
  share: 1,
  fault: null,
  attachment,
});

/** Uploads a file; returns what is known of it afterwards. */
async function store(
  file: File,
  preview: string | null,
  progress: (share: number) => void,
  stop: AbortSignal,
): Promise<Partial<PendingFile>> {
  try {
    const [stored, size] = await Promise.all([upload(file, progress, stop), measure(preview)]);
    return {
      share: 1,
      attachment: { ...stored, ...size, durationMs: null, state: "stored", failure: null },
    };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Says the limit in the user's language; the hub says it in bytes of the request. */
function faultOf(error: unknown): string {
  if (!(error instanceof ApiError)) return reasonOf(error);
  const limit = Number(error.facts.max ?? error.facts.limit);
  const isTooLarge = error.code === "file_too_large" || error.code === "body_too_large";
  return isTooLarge && limit > 0 ? inboxWords().composer.fileTooLarge(byteSize(limit)) : reasonOf(error);
}

async function measure(
  preview: string | null,
): Promise<{ readonly width: number | null; readonly height: number | null }> {
  if (preview === null) return { width: null, height: null };
  const image = new Image();
  image.src = preview;
  await image.decode().catch(() => undefined);
  return { width: image.naturalWidth || null, height: image.naturalHeight || null };
}
