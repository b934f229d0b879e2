import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import { organizationName } from "../identity/index.ts";
import type { OrganizationId, RuleId, TemplateId } from "../kernel/ids.ts";
import type { RichText } from "../protocol/index.ts";
import type { BusinessHours } from "../settings/index.ts";
import { cacheEvaluator, type CachedEvaluator } from "./cache-evaluator.ts";
import type { EvaluateRules } from "./prepare-rules.ts";
import type { Action, Condition, Rule } from "./rule.ts";
import { createRuleThread, type RuleThread } from "./thread/rule-thread.ts";

/** Holds everything rules need to evaluate and reply. It is prepared once and cached for a moment. */
export type RuleSet = {
  readonly evaluate: EvaluateRules;
  /** Whether any rule asks if a message is the first of its conversation. */
  readonly asksForFirst: boolean;
  readonly templates: ReadonlyMap<TemplateId, RichText>;
  readonly businessHours: BusinessHours | null;
  readonly organizationName: string;
};

export type RuleSets = {
  of(organizationId: OrganizationId): Promise<RuleSet>;
  forget(organizationId: string): void;
};

/** How long a change by another process may go unnoticed when its event is lost. */
const REMEMBERED_MS = 5_000;

/** A rule set takes less time than this. A thread that takes longer is stuck. */
const DEADLINE_MS = 2_000;

/** Caches the compiled rules of each organization. */
export function createRuleSets(database: Database, thread = createRuleThread(DEADLINE_MS)): RuleSets {
  const known = new Map<string, { readonly until: number; readonly set: Promise<RuleSet> }>();
  const cached = new Map<string, CachedEvaluator>();
  const of = (organizationId: OrganizationId) => {
    const remembered = known.get(organizationId);
    if (remembered && remembered.until > performance.now()) return remembered.set;
    const set = readOrganization(database, organizationId, (tx) => loadRuleSet(tx, cached, thread));
    known.set(organizationId, { until: performance.now() + REMEMBERED_MS, set });
    set.catch(() => known.delete(organizationId));
    return set;
  };
  return { of, forget: (organizationId) => void known.delete(organizationId) };
}

type RuleRow = {
  id: RuleId;
  name: string;
  position: number;
  trigger: Rule["trigger"];
  condition: Condition;
  actions: Action[];
  stop: boolean;
  cooldown_seconds: number;
};

async function loadRuleSet(
  tx: Transaction,
  cached: Map<string, CachedEvaluator>,
  thread: RuleThread,
): Promise<RuleSet> {
  const of = [tx.organizationId];
  const rules = await tx.client.query<RuleRow>(
    "select * from comm_auto_response_rules where organization_id = $1 and enabled order by position, id",
    of,
  );
  const templates = await tx.client.query<{ id: TemplateId; body: string; marks: RichText["marks"] }>(
    "select id, body, marks from comm_templates where organization_id = $1",
    of,
  );
  const hours = await tx.client.query<{ value: BusinessHours }>(
    "select value from settings where organization_id = $1 and name = 'business-hours'",
    of,
  );
  const all = rules.rows.map(toRule);
  const kept = cacheEvaluator(cached.get(tx.organizationId), all, thread);
  cached.set(tx.organizationId, kept);
  return {
    evaluate: kept.evaluate,
    asksForFirst: all.some((rule) => asksForFirst(rule.conditions)),
    templates: new Map(templates.rows.map((row) => [row.id, { text: row.body, marks: row.marks }])),
    businessHours: hours.rows[0]?.value ?? null,
    organizationName: await organizationName(tx),
  };
}

const toRule = (row: RuleRow): Rule => ({
  id: row.id,
  name: row.name,
  enabled: true,
  position: row.position,
  trigger: row.trigger,
  conditions: row.condition,
  actions: row.actions,
  stop: row.stop,
  cooldownSeconds: row.cooldown_seconds,
});

function asksForFirst(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(asksForFirst);
  if ("any" in condition) return condition.any.some(asksForFirst);
  if ("not" in condition) return asksForFirst(condition.not);
  return condition.kind === "first_message";
}
