import type { DeliveryState } from "./delivery-state.ts";
import { asSentence } from "../kernel/word-issue.ts";
import type { Receipt } from "../protocol/index.ts";

/** What an attempt means for its delivery: the next state, what to write down, and when to try again. */
export type Verdict = {
  readonly state: DeliveryState;
  readonly outcome: Receipt["kind"];
  readonly detail: string | null;
  readonly retryAfterMs: number | null;
};

/** How often a message that was certainly not accepted is offered again before a person has to decide. */
export const MAX_ATTEMPTS = 8;

/** How often a platform may ask to wait before a person has to decide: a limit that never ends must not hold a line for ever. */
export const MAX_RATE_LIMIT_WAITS = 50;

/** The longest wait taken at a platform's word. */
const LONGEST_WAIT_MS = 86_400_000;

/** A number from 0 to 1; retries spread by it so that a recovering platform is not hit by everybody at once. */
export type Chance = () => number;

/**
 * Decides, from one receipt, what becomes of a delivery. `last` says whether this was the last call of its message,
 * `attempt` how many went like this one: a platform's waits are counted apart from the tries.
 * Only what was certainly not accepted is offered again. What may have been is taken up again only where it `settles` (`settlesBy`);
 * it is never resent blindly.
 */
export function nextDeliveryState(
  receipt: Receipt,
  attempt: number,
  last: boolean,
  settles: boolean,
  chance: Chance,
): Verdict {
  switch (receipt.kind) {
    case "sent":
      return {
        state: last ? "sent" : "sending",
        outcome: "sent",
        detail: receipt.degraded ?? null,
        retryAfterMs: null,
      };
    case "done":
      return { state: last ? "sent" : "sending", outcome: "done", detail: null, retryAfterMs: null };
    case "rate_limited":
      return wait(receipt.retryAfterMs, attempt, chance);
    case "unreachable":
      return attempt < MAX_ATTEMPTS
        ? again(receipt.kind, receipt.reason, backoff(attempt, chance))
        : over("failed", receipt.kind, `${asSentence(receipt.reason)} Gave up after ${attempt} attempts.`);
    case "unconfirmed":
      return settles && attempt < MAX_ATTEMPTS
        ? again(receipt.kind, receipt.reason, backoff(attempt, chance))
        : over("unconfirmed", receipt.kind, receipt.reason);
    case "unauthorised":
      return over(
        "failed",
        receipt.kind,
        `The platform rejected this channel's credentials (${receipt.reason.replace(/\.$/, "")}). Enter them again under Settings → Channels, then try again.`,
      );
    case "rejected":
      return over("failed", receipt.kind, receipt.reason);
  }
}

function wait(retryAfterMs: number, attempt: number, chance: Chance): Verdict {
  const asked = `The platform asked to wait ${Math.ceil(retryAfterMs / 1000)} s.`;
  if (attempt >= MAX_RATE_LIMIT_WAITS)
    return over("failed", "rate_limited", `${asked} Gave up after ${attempt} attempts.`);
  return again("rate_limited", asked, Math.min(LONGEST_WAIT_MS, retryAfterMs) + chance() * 250);
}

const again = (outcome: Receipt["kind"], detail: string, retryAfterMs: number): Verdict => ({
  state: "queued",
  outcome,
  detail,
  retryAfterMs: Math.round(retryAfterMs),
});
const over = (state: DeliveryState, outcome: Receipt["kind"], detail: string): Verdict => ({
  state,
  outcome,
  detail,
  retryAfterMs: null,
});

/** Doubling from one second to five minutes, spread over the upper half of each step. */
export function backoff(attempt: number, chance: Chance): number {
  const step = Math.min(300_000, 1_000 * 2 ** (attempt - 1));
  return step / 2 + (chance() * step) / 2;
}
