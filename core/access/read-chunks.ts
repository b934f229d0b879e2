import type { Context } from "hono";
import { HubError, invalid } from "../kernel/errors.ts";

/** The length a request says it has; undefined for a body in chunks. */
export function declaredSize(c: Context): number | undefined {
  const length = c.req.header("transfer-encoding") === undefined ? c.req.header("content-length") : undefined;
  return length === undefined ? undefined : Number(length);
}

/** Yields a body as it comes, at most `max` bytes. Throws `body_too_large` and `body_incomplete`. */
export async function* readChunks(c: Context, max: number): AsyncGenerator<Uint8Array> {
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body;
  const reader = stream?.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = (await (reader && orIncomplete(reader.read()))) ?? { done: true };
    if (done || !value) return;
    size += value.byteLength;
    if (size > max) throw tooLarge(max);
    yield value;
  }
}

/** A client that hangs up is no fault of the hub's and no line in its log. */
export const orIncomplete = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: unknown) => {
    if (error instanceof HubError) throw error;
    throw invalid("body_incomplete", "The upload was interrupted. Try again.");
  });

export const tooLarge = (limit: number): HubError =>
  invalid("body_too_large", `A request can have at most ${limit} bytes.`, { limit });
