import type { Context } from "hono";
import { BYTES_PER_MS, GRACE_MS, sharesOf, tooManyBodies, within } from "./body-limits.ts";
import { createByteBudget } from "./byte-budget.ts";
import { declaredSize, orIncomplete, readChunks, tooLarge } from "./read-chunks.ts";

/** A body in memory. */
export type Body = Uint8Array<ArrayBuffer>;

/** What one reader holds at most, in bytes, and how long a body may take. */
export type ReaderLimits = {
  readonly total: number;
  readonly perAddress: number;
  readonly perChannel?: number;
  /** Milliseconds every body has; a large one has more, see `BYTES_PER_MS`. */
  readonly graceMs?: number;
};

/** The only way to a request's body: decide first who asks, then read. */
export type BodyReader = {
  /**
   * Reads the body, at most `max` bytes, and counts it as held until `use` has ended. Throws `body_too_large` (413),
   * `too_many_bodies` (503), `body_too_slow` (408) and `body_incomplete` (400). Needs `ip` in the context.
   */
  hold<T>(
    c: Context,
    limits: { readonly max: number; readonly channelId?: string },
    use: (body: Body) => Promise<T>,
  ): Promise<T>;
  /** Bytes held now. */
  held(): number;
};

const EMPTY = new Uint8Array(0);

/** Makes a reader with a budget of its own. A body counts with the length it declares, one without a length as the largest allowed. */
export function createBodyReader(limits: ReaderLimits): BodyReader {
  const { total, perAddress, perChannel = total, graceMs = GRACE_MS } = limits;
  const budget = createByteBudget(total);

  const hold: BodyReader["hold"] = async (c, { max, channelId }, use) => {
    if (BODILESS.has(c.req.method)) return use(EMPTY);
    const declared = declaredSize(c);
    const size = declared ?? max;
    if (size > max) throw tooLarge(max);
    if (size === 0) return use(EMPTY);
    const release = budget.acquire(size, sharesOf(c, channelId, { perAddress, perChannel }));
    if (!release) throw tooManyBodies();
    try {
      const body = declared === undefined ? readCounted(c, max) : readDeclared(c, max);
      return await use(await within(body, graceMs + size / BYTES_PER_MS));
    } finally {
      release();
    }
  };

  return { hold, held: budget.held };
}

const BODILESS = new Set(["GET", "HEAD"]);

/** Node's parser holds a request to the length it declares; this is its fast way, without a web stream. */
async function readDeclared(c: Context, max: number): Promise<Body> {
  const body = new Uint8Array(await orIncomplete(c.req.arrayBuffer()));
  if (body.byteLength > max) throw tooLarge(max);
  return body;
}

async function readCounted(c: Context, max: number): Promise<Body> {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(readChunks(c, max))));
}
