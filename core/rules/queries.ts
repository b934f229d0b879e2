import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { isId } from "../kernel/ids.ts";
import type { BusinessHours } from "./business-hours.ts";
import type { Rule } from "./rule.ts";
import { ruleRuns, rules } from "./table.ts";

/** A rule, how often it acted in the last 24 hours, and a mark that changes with what a person says of it. */
export type CountedRule = Rule & { readonly runs24h: number; readonly version: string };

/** Not with its place: a rule moved past another is still the rule somebody is editing. */
export const ruleVersion = sql<string>`md5(row(name, enabled, condition, actions, stop, cooldown_seconds)::text)`;

// Names are written out: drizzle leaves the table away from columns of a single-table select, and inside the subquery they would all be the run's own.
const runs24h = sql<number>`(select count(*)::int from ${ruleRuns}
  where comm_rule_runs.organization_id = comm_auto_response_rules.organization_id and comm_rule_runs.rule_id = comm_auto_response_rules.id
    and comm_rule_runs.outcome = 'done' and comm_rule_runs.ran_at > clock_timestamp() - interval '24 hours')`;

const columns = {
  id: rules.id, name: rules.name, enabled: rules.enabled, position: rules.position, trigger: rules.trigger,
  conditions: rules.conditions, actions: rules.actions, stop: rules.stop, cooldownSeconds: rules.cooldownSeconds, runs24h, version: ruleVersion,
};

/** Every rule, in the order they are asked. */
export const listRules = (tx: Transaction): Promise<CountedRule[]> =>
  tx.db.select(columns).from(rules).where(eq(rules.organizationId, tx.organizationId)).orderBy(asc(rules.position), asc(rules.id));

/** One rule; throws `rule_unknown`. */
export async function readRule(tx: Transaction, ruleId: string): Promise<CountedRule> {
  if (!isId("rul", ruleId)) throw unknownRule(ruleId);
  const [rule] = await tx.db.select(columns).from(rules).where(and(eq(rules.organizationId, tx.organizationId), eq(rules.id, ruleId)));
  if (!rule) throw unknownRule(ruleId);
  return rule;
}

const unknownRule = (ruleId: string) => missing("rule_unknown", "There is no such rule.", { ruleId });

/** When the organization is open; null when it never said. */
export async function readBusinessHours(tx: Transaction): Promise<BusinessHours | null> {
  const { rows } = await tx.client.query<{ value: BusinessHours }>("select value from settings where organization_id = $1 and name = 'business-hours'", [tx.organizationId]);
  return rows[0]?.value ?? null;
}
