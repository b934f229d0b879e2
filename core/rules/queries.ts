import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { isId } from "../kernel/ids.ts";
import { findLost } from "./find-lost.ts";
import { findSkipped } from "./find-skipped.ts";
import { REFERENCE_KINDS, referencesOf, type ReferenceKind } from "./references.ts";
import type { Rule } from "./rule.ts";
import { ruleRuns, rules } from "./table.ts";

/** A rule, how often it acted in the last 24 hours, and a version that changes with every edit. */
type CountedRule = Rule & { readonly runs24h: number; readonly version: string };

/** The same with the kinds of references that no longer exist. `skipped` says why an active rule is not evaluated. */
export type KnownRule = CountedRule & {
  readonly missing: readonly ReferenceKind[];
  readonly skipped: string | null;
};

/** Hashes a rule without its position: a moved rule is still the rule that somebody edits. */
export const ruleVersion = sql<string>`md5(row(name, enabled, condition, actions, stop, cooldown_seconds)::text)`;

// Column names are written out: drizzle omits the table in a single-table select, so the subquery would read its own columns.
const runs24h = sql<number>`(select count(*)::int from ${ruleRuns}
  where comm_rule_runs.organization_id = comm_auto_response_rules.organization_id and comm_rule_runs.rule_id = comm_auto_response_rules.id
    and comm_rule_runs.outcome = 'done' and comm_rule_runs.ran_at > clock_timestamp() - interval '24 hours')`;

const columns = {
  id: rules.id,
  name: rules.name,
  enabled: rules.enabled,
  position: rules.position,
  trigger: rules.trigger,
  conditions: rules.conditions,
  actions: rules.actions,
  stop: rules.stop,
  cooldownSeconds: rules.cooldownSeconds,
  runs24h,
  version: ruleVersion,
};

/** Lists every rule, in the order they are evaluated. */
export async function listRules(tx: Transaction): Promise<readonly KnownRule[]> {
  return withFaults(
    tx,
    await tx.db
      .select(columns)
      .from(rules)
      .where(eq(rules.organizationId, tx.organizationId))
      .orderBy(asc(rules.position), asc(rules.id)),
  );
}

/** Reads one rule; throws `rule_unknown`. */
export async function readRule(tx: Transaction, ruleId: string): Promise<KnownRule> {
  if (!isId("rul", ruleId)) throw unknownRule(ruleId);
  const [rule] = await withFaults(
    tx,
    await tx.db
      .select(columns)
      .from(rules)
      .where(and(eq(rules.organizationId, tx.organizationId), eq(rules.id, ruleId))),
  );
  if (!rule) throw unknownRule(ruleId);
  return rule;
}

const unknownRule = (ruleId: string) => missing("rule_unknown", "Rule not found.", { ruleId });

async function withFaults(tx: Transaction, found: readonly CountedRule[]): Promise<readonly KnownRule[]> {
  const lost = await findLost(tx, found.flatMap(referencesOf));
  const skipped = await findSkipped(tx);
  return found.map((rule) => {
    const kinds = new Set(referencesOf(rule).flatMap(({ kind, id }) => (lost.has(id) ? [kind] : [])));
    return {
      ...rule,
      missing: REFERENCE_KINDS.filter((kind) => kinds.has(kind)),
      skipped: skipped.get(rule.id) ?? null,
    };
  });
}
