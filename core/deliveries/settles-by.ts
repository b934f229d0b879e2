import type { Connector } from "../protocol/index.ts";

/** A platform as far as it can settle what became of a lost send. */
export type Settling = Pick<Connector, "capabilities" | "lookUp">;

/**
 * Says how a send is settled that has been in doubt for so long: it is sent again under its `key`, looked up (`look_up`), or
 * nobody but a person can tell (null). A repeat must arrive while the key is remembered.
 */
export function settlesBy(
  { capabilities, lookUp }: Settling,
  doubtedForMs: number,
): "key" | "look_up" | null {
  const { idempotency, callTimeoutMs } = capabilities;
  if (idempotency.kind === "key" && doubtedForMs + callTimeoutMs <= idempotency.lastsMs) return "key";
  if (!lookUp || idempotency.kind === "none") return null;
  return idempotency.kind === "key" || doubtedForMs <= idempotency.lastsMs ? "look_up" : null;
}
