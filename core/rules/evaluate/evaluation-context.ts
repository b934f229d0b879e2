import type { BusinessHours } from "../../settings/index.ts";
import type { Facts } from "../rule.ts";
import { TEXT_MAX } from "./limits.ts";
import { normaliseText, type NormalisedText } from "./normalised-text.ts";
import type { Patterns } from "./patterns.ts";

/** Says whether business hours are open at a time. */
export type IsOpen = (hours: BusinessHours, at: Temporal.Instant) => boolean;

/** Holds the facts of one message. It computes what several conditions share once, on first use. */
export type EvaluationContext = {
  readonly facts: Facts;
  text(): NormalisedText;
  matches(pattern: number): boolean;
  /** Returns a pattern's first match; null when there is none. */
  firstMatch(pattern: number): string | null;
  open(): boolean;
};

export function createContext(facts: Facts, patterns: Patterns, isOpen: IsOpen): EvaluationContext {
  const text = facts.text.slice(0, TEXT_MAX);
  const matches = patterns.search(text);
  let firsts: Map<number, string | null> | undefined;
  let normalised: NormalisedText | undefined;
  let open: boolean | undefined;
  return {
    facts,
    text: () => (normalised ??= normaliseText(text)),
    matches,
    firstMatch: (pattern) => {
      const first = firsts?.get(pattern) ?? (matches(pattern) ? patterns.first(pattern, text) : null);
      (firsts ??= new Map()).set(pattern, first);
      return first;
    },
    open: () => (open ??= facts.businessHours === null || isOpen(facts.businessHours, facts.now)),
  };
}
