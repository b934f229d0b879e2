import type { HoldOutcome } from "../core/inbound/index.ts";
import { HubError } from "../core/kernel/errors.ts";

/** `stableMs`: a socket held as long has not failed in a row. */
export type Rests = { readonly firstMs: number; readonly longestMs: number; readonly stableMs: number };

const RESTS: Rests = { firstMs: 1_000, longestMs: 5 * 60_000, stableMs: 60_000 };

type Ended = Extract<HoldOutcome, { kind: "ended" }>;

/** Says how long to wait before a socket is held again: longer with each failure in a row, and spread, so that not all accounts come back at once. */
export function restBefore(
  ended: Ended,
  heldMs: number,
  failures: number,
  rests: Rests = RESTS,
): { readonly failed: boolean; readonly ms: number } {
  if (ended.told) return { failed: false, ms: 0 };
  const stable = heldMs >= rests.stableMs;
  const full = isRefusal(ended.failure)
    ? rests.longestMs
    : Math.min(rests.longestMs, rests.firstMs * 2 ** (stable ? 0 : Math.min(failures, 30)));
  return { failed: !stable, ms: full * (0.5 + Math.random() / 2) };
}

/** Whether a platform refuses the account: to ask again soon changes nothing, and platforms ban who does. */
export const isRefusal = (failure: unknown): boolean =>
  failure instanceof HubError && failure.kind === "refused";
