import type { Context } from "hono";
import { BYTES_PER_MS, GRACE_MS, sharesOf, tooManyBodies, within } from "./body-limits.ts";
import { createByteBudget } from "./byte-budget.ts";
import { declaredSize, readChunks, tooLarge } from "./read-chunks.ts";

/** How many uploads one reader takes at once. */
export type UploadLimits = {
  readonly total: number;
  readonly perAddress: number;
  readonly perChannel?: number;
  /** Milliseconds an upload may pause; a whole one has as many, and more for its size, see `BYTES_PER_MS`. */
  readonly graceMs?: number;
};

/** The way to a body that is stored as it comes, and of which the memory holds a piece only. */
export type UploadReader = {
  /**
   * Gives the body to `use` piece by piece, at most `max` bytes. Throws `body_too_large` (413), `too_many_bodies` (503),
   * `body_too_slow` (408) and `body_incomplete` (400). Needs `ip` in the context.
   */
  receive<T>(
    c: Context,
    limits: { readonly max: number; readonly channelId?: string },
    use: (chunks: AsyncGenerator<Uint8Array>) => Promise<T>,
  ): Promise<T>;
  /** Uploads under way now. */
  underWay(): number;
};

/** Makes a reader that counts uploads, whatever their size: each takes the same memory. */
export function createUploadReader(limits: UploadLimits): UploadReader {
  const { total, perAddress, perChannel = total, graceMs = GRACE_MS } = limits;
  const budget = createByteBudget(total);

  const receive: UploadReader["receive"] = async (c, { max, channelId }, use) => {
    const size = declaredSize(c) ?? max;
    if (size > max) throw tooLarge(max);
    const release = budget.acquire(1, sharesOf(c, channelId, { perAddress, perChannel }));
    if (!release) throw tooManyBodies();
    try {
      return await use(inTime(readChunks(c, max), graceMs, size));
    } finally {
      release();
    }
  };

  return { receive, underWay: budget.held };
}

/** Passes pieces on; throws `body_too_slow` when the next one, or all of them, take too long. */
async function* inTime(
  chunks: AsyncGenerator<Uint8Array>,
  graceMs: number,
  size: number,
): AsyncGenerator<Uint8Array> {
  const end = performance.now() + graceMs + size / BYTES_PER_MS;
  for (;;) {
    const { done, value } = await within(
      chunks.next(),
      Math.max(0, Math.min(graceMs, end - performance.now())),
    );
    if (done || !value) return;
    yield value;
  }
}
