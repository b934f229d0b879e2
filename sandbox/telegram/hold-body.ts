import type { Context } from "hono";
import { refuse } from "./bot-api/refusal.ts";

/** Reads a body of at most `max` bytes and holds it until `use` has ended. Whoever mounts the sandbox may hand in its own, with a limit on all bodies together. */
export type HoldBody = (
  c: Context,
  limits: { readonly max: number },
  use: (body: Uint8Array<ArrayBuffer>) => Promise<Response>,
) => Promise<Response>;

/** What the Bot API takes: a file of 50 MB and the form around it. */
export const BODY_MAX = 51 * 1024 * 1024;

/** Holds one body by itself; throws a refusal (413) when it is too large, as soon as that shows. */
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

/** Puts a body that was read in place of the one that was not, for whatever reads it next. */
export function replaceBody(c: Context, body: Uint8Array<ArrayBuffer>): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const { method, headers } = c.req.raw;
  c.req.raw = new Request(c.req.url, { method, headers, body });
}

const tooLarge = () => refuse(413, "Request Entity Too Large");
