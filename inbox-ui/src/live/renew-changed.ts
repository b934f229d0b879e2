import type { Query } from "@tanstack/solid-query";
import { readMatching } from "../api/query-client.ts";
import { oncePerBurst } from "./once-per-burst.ts";

/**
 * Reads again what a change made out of date. A query about things of one kind has the kind as the first word of its key,
 * and the id as the second if it is about one; a query that only names such things says so in its `meta.names`.
 */
export function renewChanged(kind: string, id: string): void {
  void readMatching(isAbout(kind, id));
  named.add(kind);
  renewNaming();
}

/** What was named since queries that name things were last read again: whole lists, so a burst reads them once. */
const named = new Set<string>();
const renewNaming = oncePerBurst(() => {
  const kinds = new Set(named);
  named.clear();
  void readMatching(({ meta }) => meta?.names?.some((kind) => kinds.has(kind)) ?? false);
});

const ID = /^[a-z]{3}_/;

/** Whether a query is about the thing, or about several things of its kind. */
export const isAbout =
  (kind: string, id: string) =>
  ({ queryKey: [first, second] }: Pick<Query, "queryKey">): boolean =>
    first === kind && (second === id || typeof second !== "string" || !ID.test(second));
