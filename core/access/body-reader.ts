import type { Context } from "hono";
import { HubError, invalid, unavailable } from "../kernel/errors.ts";
import { networkOf } from "../kernel/network-of.ts";
import { createByteBudget } from "./byte-budget.ts";

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

const GRACE_MS = 10_000;

/** The slowest line a large body may come over: 100 kB a second. */
const BYTES_PER_MS = 100;

/** Whoever was refused for lack of room tries again after these seconds. */
const RETRY_SECONDS = 2;

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
    const shares = [
      { key: `address ${networkOf(String(c.get("ip")))}`, most: perAddress },
      ...(channelId === undefined ? [] : [{ key: `channel ${channelId}`, most: perChannel }]),
    ];
    const release = budget.acquire(size, shares);
    if (!release)
      throw unavailable("too_many_bodies", "Too much is being sent at this moment. Try again.", {
        retryAfterSeconds: RETRY_SECONDS,
      });
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

/** The length a request says it has; undefined for a body in chunks. */
function declaredSize(c: Context): number | undefined {
  const length = c.req.header("transfer-encoding") === undefined ? c.req.header("content-length") : undefined;
  return length === undefined ? undefined : Number(length);
}

/** Node's parser holds a request to the length it declares; this is its fast way, without a web stream. */
async function readDeclared(c: Context, max: number): Promise<Body> {
  const body = new Uint8Array(await orIncomplete(c.req.arrayBuffer()));
  if (body.byteLength > max) throw tooLarge(max);
  return body;
}

async function readCounted(c: Context, max: number): Promise<Body> {
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body;
  const reader = stream?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await (reader && orIncomplete(reader.read()))) ?? { done: true };
    if (done || !value) return new Uint8Array(Buffer.concat(chunks, size));
    size += value.byteLength;
    if (size > max) throw tooLarge(max);
    chunks.push(value);
  }
}

/** A client that hangs up is no fault of the hub's and no line in its log. */
const orIncomplete = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: unknown) => {
    if (error instanceof HubError) throw error;
    throw invalid("body_incomplete", "The body broke off before its end.");
  });

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(invalid("body_too_slow", "The body did not come in time.", { milliseconds })),
    milliseconds,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const tooLarge = (limit: number): HubError =>
  invalid("body_too_large", `A request here may bring at most ${limit} bytes.`, { limit });
