import { attempt } from "./attempt.ts";
import type { Pending } from "./thread.ts";

/** Reads the messages on their way, whichever tab wrote them, oldest first. */
export function readPending(key: string): readonly Pending[] {
  const keys = attempt(() => Object.keys(localStorage).filter((one) => one.startsWith(prefixOf(key)))) ?? [];
  return keys
    .flatMap((one) => attempt(() => parse(localStorage.getItem(one))) ?? [])
    .toSorted((a, b) => a.number - b.number);
}

/** Writes what changed. Each message has a key of its own: a tab takes away what it sent, never what another still has to send. */
export function writePending(key: string, before: readonly Pending[], after: readonly Pending[]): void {
  const kept = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) attempt(() => localStorage.removeItem(prefixOf(key) + id));
  for (const pending of after)
    if (!before.includes(pending))
      attempt(() => localStorage.setItem(prefixOf(key) + pending.id, JSON.stringify(pending)));
}

const prefixOf = (key: string): string => `${key}:`;

function parse(text: string | null): readonly Pending[] {
  const pending: Pending | null = JSON.parse(text ?? "null");
  return pending === null ? [] : [pending];
}
