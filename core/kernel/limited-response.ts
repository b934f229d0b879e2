import { unsafeCast } from "./trust.ts";

/** The code of a response that was given up, which outlives the error itself in some clients. */
export const LIMIT_EXCEEDED = "ANSWER_REFUSED";

/** Thrown in place of a response that would fill the memory. The call itself may have been carried out. */
export class LimitExceeded extends Error {
  readonly code = LIMIT_EXCEEDED;
}

/** Reads the body of a response of at most `max` bytes, counted after it was unpacked. */
export async function readLimited(response: Response, max: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels what is still to come.
  for await (const chunk of unsafeCast<AsyncIterable<Uint8Array>>(response.body ?? [])) {
    size += chunk.byteLength;
    if (size > max) throw new LimitExceeded("The answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
