import type { IsOpen } from "../evaluate/evaluation-context.ts";
import type { TrialOutcome } from "../run-trial.ts";
import type { Condition, Decision, Facts, Rule } from "../rule.ts";

/** Facts in a form that can be sent to a thread; a `Temporal.Instant` cannot. `open` is computed before, so that the thread need not load the settings. */
export type SentFacts = Omit<Facts, "now"> & { readonly now: number; readonly open: boolean };

/** A task for the thread. `key` names the rule set, so that it is compiled once. */
export type Task =
  | { readonly kind: "trial"; readonly conditions: Condition; readonly facts: SentFacts }
  | {
      readonly kind: "evaluate";
      readonly key: string;
      readonly rules: readonly Rule[];
      readonly facts: SentFacts;
    };

/** The thread's result. It sends `ready` once, when it can take tasks. */
export type Result =
  | { readonly kind: "ready" }
  | { readonly kind: "trial"; readonly outcome: TrialOutcome }
  | { readonly kind: "evaluate"; readonly decisions: readonly Decision[] };

export const toSentFacts = ({ now, ...facts }: Facts, isOpen: IsOpen): SentFacts => ({
  ...facts,
  now: now.epochMilliseconds,
  open: facts.businessHours === null || isOpen(facts.businessHours, now),
});

export const toFacts = ({ now, ...facts }: SentFacts): Facts => ({
  ...facts,
  now: Temporal.Instant.fromEpochMilliseconds(now),
});
