import { Readable } from "node:stream";
import { readOrganization } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { AttachmentDeps } from "./attachment.ts";
import { isShown } from "./content-type.ts";
import { findFile, type StoredFile } from "./queries.ts";

/**
 * Responds with a file's bytes, or the range a player asks for. A type that a browser could run is offered for saving
 * only, and a shown file can load or run nothing. The caller checks the rights. Throws `file_unknown` or `file_pending`.
 */
export async function serveAttachment(
  { database, storage }: AttachmentDeps,
  organizationId: OrganizationId,
  attachmentId: string,
  wanted?: string,
): Promise<Response> {
  const file = await readOrganization(database, organizationId, (tx) => findFile(tx, attachmentId));
  const range = readRange(wanted, file.size);
  if (range === "unsatisfiable")
    return new Response(null, {
      status: 416,
      headers: { ...headersOf(file), "content-range": `bytes */${file.size}` },
    });
  const stream = unsafeCast<ReadableStream<Uint8Array>>(Readable.toWeb(storage.stream(file.key, range)));
  const headers = {
    ...headersOf(file),
    "content-length": String(range ? range.end - range.start + 1 : file.size),
  };
  if (!range) return new Response(stream, { headers });
  return new Response(stream, {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${range.start}-${range.end}/${file.size}` },
  });
}

function headersOf({ contentType, fileName, sha256 }: StoredFile): Record<string, string> {
  const shown = isShown(contentType);
  return {
    "content-type": shown ? contentType : "application/octet-stream",
    "content-disposition": `${shown ? "inline" : "attachment"}; filename="${ascii(fileName)}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
    etag: `"${sha256}"`,
    "cache-control": "private, max-age=86400",
  };
}

const ascii = (fileName: string): string => fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");

type Range = { readonly start: number; readonly end: number };

/** Parses the single range that players ask for. Anything else gets the whole file, as HTTP allows. */
export function readRange(wanted: string | undefined, size: number): Range | undefined | "unsatisfiable" {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(wanted ?? "") ?? [];
  if (from === undefined || to === undefined || from + to === "") return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? "unsatisfiable" : { start, end };
}
