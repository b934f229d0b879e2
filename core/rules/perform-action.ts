import { assignConversation, labelConversation, queueReplies, type DeliveryReference } from "../conversations/index.ts";
import { inOrganization, type Database, type Transaction } from "../database/index.ts";
import type { ClaimedEvent } from "../outbox/index.ts";
import type { Act } from "./decide-on.ts";
import type { RuleRun } from "./rule-run.ts";

export type PerformDependencies = { readonly database: Database; readonly deliver: (delivery: DeliveryReference) => void };

/** Carries out what rules decided beyond plain replies, each decision in a transaction of its own, once a message. */
export async function performSlowly(deps: PerformDependencies, claimed: ClaimedEvent, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    const deliveries = await inOrganization(deps.database, claimed.organizationId, (tx) => perform(tx, act));
    deliveries.forEach(deps.deliver);
  }
}

async function perform(tx: Transaction, act: Act): Promise<DeliveryReference[]> {
  if (await hasRun(tx, act.run)) return [];
  if (!(await takeCooldown(tx, act))) {
    await keepRun(tx, act.run, "cooling_down");
    return [];
  }
  const queued = await queueReplies(tx.client, act.replies, true);
  tx.tell({ kind: "reply_queued" });
  for (const action of act.decision.actions) {
    if (action.kind === "label") await labelConversation(tx, act.run.conversationId, action.labelId);
    if (action.kind === "assign") await assignConversation(tx, act.run.conversationId, action.userId);
  }
  const refused = queued.find((one) => one.outcome === "over_budget" || one.outcome === "paused");
  await keepRun(tx, act.run, refused ? refused.outcome : "done");
  return queued.filter((one) => one.handed).map((one) => one.delivery);
}

async function hasRun(tx: Transaction, run: RuleRun): Promise<boolean> {
  const { rowCount } = await tx.client.query("select from comm_rule_runs where organization_id = $1 and message_id = $2 and rule_id = $3", [tx.organizationId, run.messageId, run.ruleId]);
  return rowCount === 1;
}

/** Whether the rule may speak in this conversation again; taking the turn and checking it are one statement. */
async function takeCooldown(tx: Transaction, { decision, run }: Act): Promise<boolean> {
  if (decision.cooldownSeconds === 0) return true;
  const { rowCount } = await tx.client.query(
    `insert into comm_rule_cooldowns as c (organization_id, rule_id, conversation_id, fired_at) values ($1, $2, $3, clock_timestamp())
     on conflict (organization_id, rule_id, conversation_id) do update set fired_at = clock_timestamp()
     where c.fired_at <= clock_timestamp() - make_interval(secs => $4)`,
    [tx.organizationId, run.ruleId, run.conversationId, decision.cooldownSeconds],
  );
  return rowCount === 1;
}

const keepRun = (tx: Transaction, run: RuleRun, outcome: string) =>
  tx.client.query(
    `insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [tx.organizationId, run.id, run.ruleId, run.conversationId, run.messageId, outcome, run.facts],
  );
