import type { Context } from "hono";
import { StageRefusal } from "./refusal.ts";

/**
 * Reads a body of at most `max` bytes and keeps it until `use` has ended. A host may pass its own, with one limit for
 * all bodies.
 */
export type HoldBody = (
  c: Context,
  limits: { readonly max: number },
  use: (body: Uint8Array<ArrayBuffer>) => Promise<Response>,
) => Promise<Response>;

/** The largest body: a file of 50 MB and its form. */
export const BODY_MAX = 51 * 1024 * 1024;

/** Reads one body by itself; throws a refusal (413) as soon as it is too large. */
export const holdAlone: HoldBody = async (c, { max }, use) => {
  if (Number(c.req.header("content-length") ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge();
    chunks.push(chunk);
  }
  return use(new Uint8Array(Buffer.concat(chunks, size)));
};

/** Replaces the body of a request by one that was read, for later readers. */
export function replaceBody(c: Context, body: Uint8Array<ArrayBuffer>): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const { method, headers } = c.req.raw;
  c.req.raw = new Request(c.req.url, { method, headers, body });
}

const tooLarge = () => new StageRefusal(413, "Request Entity Too Large");
