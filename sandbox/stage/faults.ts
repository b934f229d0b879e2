import { dice, type Dice } from "./dice.ts";

/** Every fault that a platform may declare, with the words of its switch. A platform plays only those that it names. */
export const FAULTS = {
  rate_limit: { title: "Too many requests", hint: "429 with Retry-After" },
  server_error: { title: "Server error", hint: "500, request ignored" },
  slow: { title: "Slow responses", hint: "3 seconds each" },
  lost_answer: { title: "Lost responses", hint: "request done, connection drops" },
  lost_request: { title: "Lost requests", hint: "connection drops, request ignored" },
  duplicate: { title: "Delivered twice", hint: "the same event twice" },
  reorder: { title: "Out of order", hint: "next event overtakes it" },
  drop: { title: "Lost deliveries", hint: "retried later" },
  expired_file: { title: "Expired files", hint: "downloads return 404" },
  drop_socket: { title: "Dropped socket", hint: "the open connection ends" },
  silent_socket: { title: "Silent socket", hint: "no acknowledgements, events wait" },
  reconnect: { title: "Asked to reconnect", hint: "the platform wants a new connection" },
  lost_event: { title: "Lost events", hint: "only the history has them" },
  stale_session: { title: "Stale session", hint: "a session cannot be resumed" },
  lost_history: { title: "Lost history", hint: "older messages cannot be read" },
  revoked: { title: "Credentials revoked", hint: "401 for everything" },
} as const;
export type FaultKind = keyof typeof FAULTS;

/**
 * `count`: how often it still occurs, null for ever. `methods`: the affected calls in lower case, null for all. `scope`:
 * whom a rate limit concerns, where the platform tells them apart.
 */
export type FaultRule = {
  readonly kind: FaultKind;
  readonly methods: readonly string[] | null;
  readonly probability: number;
  count: number | null;
  readonly retry_after: number;
  readonly delay_ms: number;
  readonly scope?: "user" | "shared" | "global" | undefined;
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
