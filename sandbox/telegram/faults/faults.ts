import { dice, type Dice } from "./dice.ts";

/**
 * The faults. The first five affect a bot's calls, the next three deliveries to its webhook, the last one downloads.
 */
export const FAULT_KINDS = [
  "rate_limit",
  "server_error",
  "slow",
  "lost_answer",
  "lost_request",
  "duplicate",
  "reorder",
  "drop",
  "expired_file",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `count`: how often it still occurs, null for ever. `methods`: the affected calls in lower case, null for all. */
export type FaultRule = {
  readonly kind: FaultKind;
  readonly methods: readonly string[] | null;
  readonly probability: number;
  count: number | null;
  readonly retry_after: number;
  readonly delay_ms: number;
  hits: number;
};
export type Faults = { seed: number; random: Dice; rules: FaultRule[] };

/** Picks and counts the next fault, if any. The same seed and calls give the same faults. */
export function chooseFault(
  faults: Faults,
  kinds: readonly FaultKind[],
  method: string | null,
): FaultRule | null {
  for (const rule of faults.rules) {
    if (!kinds.includes(rule.kind) || rule.count === 0) continue;
    if (rule.methods && method !== null && !rule.methods.includes(method)) continue;
    if (rule.probability < 1 && faults.random() >= rule.probability) continue;
    rule.hits += 1;
    if (rule.count !== null) rule.count -= 1;
    return rule;
  }
  return null;
}

/** Returns no faults, with dice from a seed. */
export const noFaults = (seed = 1): Faults => ({ seed, random: dice(seed), rules: [] });
