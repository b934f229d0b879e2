import type { Outcome } from "./count-outcome.ts";

/** Names each promise that an outcome breaks. */
export function faultsOf(outcome: Outcome): string[] {
  const broken = (["lost", "storedTwice", "unanswered", "answeredTwice", "falselySent", "outOfOrder"] as const).filter((name) => outcome[name] !== 0);
  return outcome.stored === outcome.messages ? broken : [...broken, "stored"];
}
