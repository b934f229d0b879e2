import type { By, RuleActor } from "../access/index.ts";
import { performWithin } from "../audit/index.ts";
import { addLabel, assignConversation, queueReplies } from "../conversations/index.ts";
import { type DeliveryReference } from "../deliveries/index.ts";
import { inOrganization, type Database, type Transaction } from "../database/index.ts";
import { HubError } from "../kernel/errors.ts";
import type { UserId } from "../kernel/ids.ts";
import type { ClaimedEvent } from "../outbox/index.ts";
import type { Act } from "./evaluate-message.ts";
import type { RuleRun } from "./rule-run.ts";

export type PerformDependencies = {
  readonly database: Database;
  readonly deliver: (delivery: DeliveryReference) => void;
};

/** Carries out what rules decided beyond plain replies, each decision in a transaction of its own, once a message. */
export async function performSlowly(
  deps: PerformDependencies,
  claimed: ClaimedEvent,
  acts: readonly Act[],
): Promise<void> {
  for (const act of acts) {
    const deliveries = await inOrganization(deps.database, claimed.organizationId, (tx) => perform(tx, act));
    deliveries.forEach(deps.deliver);
  }
}

async function perform(tx: Transaction, act: Act): Promise<DeliveryReference[]> {
  await lockConversation(tx, act.run);
  if (await hasRun(tx, act.run)) return [];
  if (await coolsDown(tx, act)) {
    await keepRun(tx, act.run, "cooling_down");
    return [];
  }
  const queued = await queueReplies(tx.client, act.replies, true);
  if (queued.length > 0) tx.publish({ kind: "reply_queued" });
  const skipped: string[] = [];
  const by = { actor: actorOf(act) };
  for (const action of act.decision.actions) {
    if (action.kind === "label")
      await performWithin(tx, {}, addLabel, by, act.run.conversationId, { labelId: action.labelId });
    if (action.kind === "assign" && !(await assign(tx, by, act.run, action.userId)))
      skipped.push("Nobody was assigned because the member left the organization.");
  }
  const refused = queued.find((one) => one.outcome === "over_budget" || one.outcome === "paused");
  // A rule that was kept from speaking has not spoken.
  if (!refused) await startCooldown(tx, act);
  await keepRun(tx, act.run, refused ? refused.outcome : "done", skipped);
  return queued.filter((one) => one.leased).map((one) => one.delivery);
}

/** Somebody who left takes no conversations, as a template that was deleted says nothing: the rest of the rule goes on. */
async function assign(
  tx: Transaction,
  by: By,
  { conversationId }: RuleRun,
  userId: UserId,
): Promise<boolean> {
  try {
    await performWithin(tx, {}, assignConversation, by, conversationId, { userId });
    return true;
  } catch (error) {
    if (error instanceof HubError && error.code === "member_unknown") return false;
    throw error;
  }
}

/** The thread names the rule for what it did, as it names a member. */
const actorOf = ({ decision, run }: Act): RuleActor => ({
  kind: "rule",
  ruleId: decision.ruleId,
  name: decision.name,
  organizationId: run.organizationId,
});

/** Another process may hold the same event: its lease ran out, or ours did. */
const lockConversation = (tx: Transaction, run: RuleRun) =>
  tx.client.query("select from comm_conversations where organization_id = $1 and id = $2 for no key update", [
    tx.organizationId,
    run.conversationId,
  ]);

async function hasRun(tx: Transaction, run: RuleRun): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_rule_runs where organization_id = $1 and message_id = $2 and rule_id = $3",
    [tx.organizationId, run.messageId, run.ruleId],
  );
  return rowCount === 1;
}

/** Whether the rule still keeps quiet in this conversation. */
async function coolsDown(tx: Transaction, { decision, run }: Act): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_rule_cooldowns where organization_id = $1 and rule_id = $2 and conversation_id = $3 and fired_at > clock_timestamp() - make_interval(secs => $4)",
    [tx.organizationId, run.ruleId, run.conversationId, decision.cooldownSeconds],
  );
  return rowCount === 1;
}

const startCooldown = (tx: Transaction, { decision, run }: Act) =>
  decision.cooldownSeconds === 0
    ? undefined
    : tx.client.query(
        `insert into comm_rule_cooldowns (organization_id, rule_id, conversation_id, fired_at) values ($1, $2, $3, clock_timestamp())
     on conflict (organization_id, rule_id, conversation_id) do update set fired_at = excluded.fired_at`,
        [tx.organizationId, run.ruleId, run.conversationId],
      );

const keepRun = (tx: Transaction, run: RuleRun, outcome: string, skipped: readonly string[] = []) =>
  tx.client.query(
    `insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome, facts) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.organizationId,
      run.id,
      run.ruleId,
      run.conversationId,
      run.messageId,
      outcome,
      { ...run.facts, ...(skipped.length > 0 && { skipped }) },
    ],
  );
