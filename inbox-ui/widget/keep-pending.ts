import { attempt } from "./attempt.ts";
import type { Pending } from "./thread.ts";

/** Reads the pending messages of every tab, oldest first. */
export function readPending(key: string): readonly Pending[] {
  const keys = attempt(() => Object.keys(localStorage).filter((one) => one.startsWith(prefixOf(key)))) ?? [];
  return keys
    .flatMap((one) => attempt(() => parse(localStorage.getItem(one))) ?? [])
    .toSorted((a, b) => a.number - b.number);
}

/** Stores changes. Each message has its own key, so a tab removes only messages that it sent. */
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
