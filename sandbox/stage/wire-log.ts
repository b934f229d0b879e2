import { publish, type StageAccount, type StageWorld } from "./stage-world.ts";
import type { WireEntry } from "./wire-entry.ts";

/** Adds an exchange to the wire log, without secrets, and drops the oldest. */
export function logWire(world: StageWorld, account: StageAccount, entry: Omit<WireEntry, "id" | "at">): void {
  if (world.limits.wire === 0) return;
  const kept = {
    ...entry,
    request: withoutSecrets(entry.request),
    answer: withoutSecrets(entry.answer),
    id: (world.counters.event += 1),
    at: new Date().toISOString(),
  };
  account.wire.push(kept);
  if (account.wire.length > world.limits.wire * 1.2)
    account.wire.splice(0, account.wire.length - world.limits.wire);
  if (world.listeners.size > 0) publish(world, account, () => ({ kind: "wire", entry: kept }));
}

/** Whoever has one may say what people wrote, so that nobody reads it here. */
const SECRETS = ["secret_token", "token"] as const;

function withoutSecrets(said: unknown): unknown {
  if (typeof said !== "object" || said === null) return said;
  const hidden = SECRETS.filter((name) => name in said);
  return hidden.length === 0
    ? said
    : { ...said, ...Object.fromEntries(hidden.map((name) => [name, "<secret>"])) };
}
