import type { Transaction } from "../database/index.ts";
import { readBusinessHours } from "../settings/index.ts";
import { toCheck } from "./evaluate/check.ts";
import { hear } from "./evaluate/hearing.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import { readRule } from "./queries.ts";
import type { Action, Condition } from "./rule.ts";

/** A message to try a rule with. */
export type TrialMessage = {
  readonly text: string;
  readonly channelId?: string | undefined;
  readonly first?: boolean | undefined;
};

/** Whether the conditions hold, and each of them with its result. */
type Finding = { readonly matches: boolean; readonly why: readonly string[] };

type Trial = Finding & { readonly actions: readonly Action[] };

/** Asks one rule, switched on or not, what it would do about a message now; does nothing. */
export async function tryRule(tx: Transaction, id: string, message: TrialMessage): Promise<Trial> {
  const rule = await readRule(tx, id);
  const found = await tryConditions(tx, rule.conditions, message);
  return { ...found, actions: found.matches ? rule.actions : [] };
}

/** The same of conditions that nobody has saved. */
export async function tryConditions(
  tx: Transaction,
  conditions: Condition,
  { text, channelId = "", first = false }: TrialMessage,
): Promise<Finding> {
  const patterns = createPatterns();
  const check = toCheck(conditions, patterns);
  const hearing = hear(
    {
      text,
      channelId,
      first,
      now: Temporal.Now.instant(),
      businessHours: await readBusinessHours(tx),
      automatic: false,
    },
    patterns,
  );
  return { matches: check.holds(hearing), why: check.explain(hearing) };
}
