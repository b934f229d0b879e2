import type { Transaction } from "../database/index.ts";
import { toCheck } from "./evaluate/check.ts";
import { hear } from "./evaluate/hearing.ts";
import { createPatterns } from "./evaluate/patterns.ts";
import { readBusinessHours, readRule } from "./queries.ts";
import type { Action } from "./rule.ts";

/** A message to try a rule with. */
export type TrialMessage = { readonly text: string; readonly channelId?: string | undefined; readonly first?: boolean | undefined };

export type Trial = { readonly matches: boolean; readonly actions: readonly Action[]; readonly why: readonly string[] };

/** Asks one rule, switched on or not, what it would do about a message now; does nothing. */
export async function tryRule(tx: Transaction, id: string, { text, channelId = "", first = false }: TrialMessage): Promise<Trial> {
  const rule = await readRule(tx, id);
  const patterns = createPatterns();
  const check = toCheck(rule.conditions, patterns);
  const hearing = hear({ text, channelId, first, now: Temporal.Now.instant(), businessHours: await readBusinessHours(tx), automatic: false }, patterns);
  const matches = check.holds(hearing);
  return { matches, actions: matches ? rule.actions : [], why: check.explain(hearing) };
}
