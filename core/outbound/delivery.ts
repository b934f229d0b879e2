import type { DeliveryState } from "../conversations/index.ts";
import type { Capabilities, Receipt } from "../protocol/index.ts";

/** What an attempt means for its delivery: the next state, what to write down, and when to try again. */
export type Verdict = { readonly state: DeliveryState; readonly outcome: Receipt["kind"]; readonly detail: string | null; readonly retryAfterMs: number | null };

/** How often a message that was certainly not accepted is offered again before a person has to decide. */
export const MAX_ATTEMPTS = 8;

/** A number from 0 to 1; retries spread by it so that a recovering platform is not hit by everybody at once. */
export type Chance = () => number;

/**
 * Decides, from one receipt, what becomes of a delivery. `last` says whether this was the last call of its message.
 * Only what was certainly not accepted is offered again; what may have been is never resent blindly.
 */
export function judge(receipt: Receipt, attempt: number, last: boolean, idempotency: Capabilities["idempotency"], chance: Chance): Verdict {
  switch (receipt.kind) {
    case "sent":
      return { state: last ? "sent" : "sending", outcome: "sent", detail: receipt.degraded ?? null, retryAfterMs: null };
    case "done":
      return { state: last ? "sent" : "sending", outcome: "done", detail: null, retryAfterMs: null };
    case "rate_limited":
      return again(receipt.kind, `The platform asks to wait ${Math.ceil(receipt.retryAfterMs / 1000)} s.`, receipt.retryAfterMs + chance() * 250);
    case "unreachable":
      return attempt < MAX_ATTEMPTS ? again(receipt.kind, receipt.reason, backoff(attempt, chance)) : over("failed", receipt.kind, `${receipt.reason} Gave up after ${attempt} attempts.`);
    case "unconfirmed":
      return idempotency === "key" && attempt < MAX_ATTEMPTS ? again(receipt.kind, receipt.reason, backoff(attempt, chance)) : over("unconfirmed", receipt.kind, receipt.reason);
    case "unauthorised":
    case "rejected":
      return over("failed", receipt.kind, receipt.reason);
  }
}

const again = (outcome: Receipt["kind"], detail: string, retryAfterMs: number): Verdict => ({ state: "queued", outcome, detail, retryAfterMs: Math.round(retryAfterMs) });
const over = (state: DeliveryState, outcome: Receipt["kind"], detail: string): Verdict => ({ state, outcome, detail, retryAfterMs: null });

/** Doubling from one second to five minutes, spread over the upper half of each step. */
export function backoff(attempt: number, chance: Chance): number {
  const step = Math.min(300_000, 1_000 * 2 ** (attempt - 1));
  return step / 2 + (chance() * step) / 2;
}
