import { createHash, createHmac } from "node:crypto";
import type { Context } from "hono";
import { invalid } from "../kernel/errors.ts";

/** Says which request this is, so that the same one again is answered alike and changes nothing. */
export type IdempotencyKey = {
  readonly keyHash: string;
  /** What was asked, hashed with the key: who reads the row cannot try out what a secret in the request was. */
  readonly requestHash: string;
  /** Called when an earlier answer is given. */
  onRepeated(): void;
};

/** What a key may be: long enough to be new each time, and nothing a header cannot carry. */
const SHAPE = /^[\x21-\x7e]{8,100}$/;

/** Reads the key of a request from its header, if it has one; throws `idempotency_key_malformed`. */
export function readIdempotencyKey(
  c: Pick<Context, "req" | "header">,
  request: readonly unknown[],
): IdempotencyKey | undefined {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return undefined;
  if (!SHAPE.test(key))
    throw invalid(
      "idempotency_key_malformed",
      "An Idempotency-Key has 8 to 100 letters, digits and signs, and no spaces. A UUID will do.",
    );
  return {
    keyHash: createHash("sha256").update(key).digest("hex"),
    requestHash: createHmac("sha256", key).update(JSON.stringify(request)).digest("hex"),
    onRepeated: () => c.header("idempotency-replayed", "true"),
  };
}
