import { isOpen } from "../../settings/index.ts";
import type { Facts } from "../rule.ts";
import type { Patterns } from "./patterns.ts";
import { spoken, type Spoken } from "./spoken.ts";

/** The facts of one message, with what several conditions ask for worked out once, when first asked. */
export type Hearing = {
  readonly facts: Facts;
  said(): Spoken;
  finds(pattern: number): boolean;
  open(): boolean;
};

export function hear(facts: Facts, patterns: Patterns): Hearing {
  let said: Spoken | undefined;
  let open: boolean | undefined;
  return {
    facts,
    said: () => (said ??= spoken(facts.text)),
    finds: patterns.listen(facts.text),
    open: () => (open ??= facts.businessHours === null || isOpen(facts.businessHours, facts.now)),
  };
}
