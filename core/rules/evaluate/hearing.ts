import type { BusinessHours } from "../../settings/index.ts";
import type { Facts } from "../rule.ts";
import { TEXT_MAX } from "./limits.ts";
import type { Patterns } from "./patterns.ts";
import { spoken, type Spoken } from "./spoken.ts";

/** Whether business hours are open at a time. */
export type IsOpen = (hours: BusinessHours, at: Temporal.Instant) => boolean;

/** The facts of one message, with what several conditions ask for worked out once, when first asked. */
export type Hearing = {
  readonly facts: Facts;
  said(): Spoken;
  finds(pattern: number): boolean;
  /** What a pattern finds first; null when it finds nothing. */
  first(pattern: number): string | null;
  open(): boolean;
};

export function hear(facts: Facts, patterns: Patterns, isOpen: IsOpen): Hearing {
  const text = facts.text.slice(0, TEXT_MAX);
  const finds = patterns.listen(text);
  let quotes: Map<number, string | null> | undefined;
  let said: Spoken | undefined;
  let open: boolean | undefined;
  return {
    facts,
    said: () => (said ??= spoken(text)),
    finds,
    first: (pattern) => {
      const quote = quotes?.get(pattern) ?? (finds(pattern) ? patterns.first(pattern, text) : null);
      (quotes ??= new Map()).set(pattern, quote);
      return quote;
    },
    open: () => (open ??= facts.businessHours === null || isOpen(facts.businessHours, facts.now)),
  };
}
