import { readOrganization, type Database } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { isOpen, readBusinessHours } from "../settings/index.ts";
import { readRule } from "./queries.ts";
import type { Action, Condition } from "./rule.ts";
import { createRuleThread } from "./thread/rule-thread.ts";
import { toSentFacts } from "./thread/task.ts";

/** A message to try a rule with. */
export type TrialMessage = {
  readonly text: string;
  readonly channelId?: string | undefined;
  readonly first?: boolean | undefined;
  readonly group?: boolean | undefined;
};

/** Holds whether the conditions match, with the result of each. */
type Finding = { readonly matches: boolean; readonly why: readonly string[] };

type Trial = Finding & { readonly actions: readonly Action[] };

/** Evaluates one rule, active or not, for a message, without performing its actions. */
export async function tryRule(
  database: Database,
  organizationId: OrganizationId,
  id: string,
  message: TrialMessage,
): Promise<Trial> {
  const rule = await readOrganization(database, organizationId, (tx) => readRule(tx, id));
  const found = await tryConditions(database, organizationId, rule.conditions, message);
  return { ...found, actions: found.matches ? rule.actions : [] };
}

/** Evaluates conditions that are not saved. */
export async function tryConditions(
  database: Database,
  organizationId: OrganizationId,
  conditions: Condition,
  { text, channelId = "", first = false, group = false }: TrialMessage,
): Promise<Finding> {
  const businessHours = await readOrganization(database, organizationId, readBusinessHours);
  const now = Temporal.Now.instant();
  const facts = toSentFacts({ text, channelId, first, group, now, businessHours, automatic: false }, isOpen);
  const { outcome } = await thread.run({ kind: "trial", conditions, facts });
  if (outcome.kind === "refused") throw invalid("request_invalid", outcome.complaint);
  return { matches: outcome.matches, why: outcome.why };
}

/** How long a member waits for a trial. */
const DEADLINE_MS = 250;

/** Trials share a thread of their own, so that they never delay a contact's message. */
const thread = createRuleThread(DEADLINE_MS);
