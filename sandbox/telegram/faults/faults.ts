import { dice, type Dice } from "./dice.ts";

/** What can be made to go wrong. The first five happen to a bot's calls, the next three to deliveries to its webhook, the last to downloads. */
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

/** `count`: how often it still happens, null for ever. `methods`: the calls it concerns, in lower case, null for all. */
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

/** The fault that happens now, if any; counts it. The same seed and the same calls give the same faults. */
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

/** No faults, and dice thrown from a seed. */
export const noFaults = (seed = 1): Faults => ({ seed, random: dice(seed), rules: [] });
