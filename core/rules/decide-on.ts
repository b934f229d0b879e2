import type { Reply } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { newId, type ChannelId, type MessageId, type OrganizationId } from "../kernel/ids.ts";
import type { ClaimedEvent, Glance, HubEvent } from "../outbox/index.ts";
import type { RuleSet, RuleSets } from "./load-rules.ts";
import type { Decision } from "./rule.ts";
import type { RuleRun } from "./rule-run.ts";
import { addressReply, wordReplies } from "./word-replies.ts";

/** A decision with its run and the replies it makes. */
export type Act = { readonly decision: Decision; readonly run: RuleRun; readonly replies: readonly Reply[] };

/** `quick`: only replies, settled with thousands of others in one statement. `slow`: some label, assign or cool down; then all of them, which must keep their order. */
export type Acts = { readonly quick: readonly Act[]; readonly slow: readonly Act[] };

/** A chain of automatic messages longer than this has stopped being about the customer. */
const MAX_DEPTH = 5;

export type DecideDependencies = { readonly database: Database; readonly rules: RuleSets };

type Received = Extract<HubEvent, { kind: "message_received" }>;

/** Asks the organization's rules about a stored message. */
export async function decideOn(
  deps: DecideDependencies,
  claimed: ClaimedEvent,
  event: Received,
): Promise<Acts> {
  if (claimed.depth >= MAX_DEPTH) return { quick: [], slow: [] };
  const rules = await deps.rules.of(claimed.organizationId);
  const glance = claimed.glance ?? (await look(deps.database, claimed.organizationId, event.messageId));
  if (!glance) return { quick: [], slow: [] };
  const decisions = await decisionsOn(rules, glance, event.first);
  const acts = decisions.map((decision) => toAct(decision, claimed, event, glance, rules));
  return decisions.every(isQuick) ? { quick: acts, slow: [] } : { quick: [], slow: acts };
}

/** What rules come to on a message; `first` as in `message_received`. */
export const decisionsOn = async (
  rules: RuleSet,
  { text, channelId }: Glance,
  first: boolean,
): Promise<readonly Decision[]> =>
  rules.judge({
    text,
    channelId,
    first,
    now: Temporal.Now.instant(),
    businessHours: rules.businessHours,
    automatic: false,
  });

/** Whether it can be settled with thousands of others in one statement. */
export const isQuick = (decision: Decision): boolean =>
  decision.cooldownSeconds === 0 && decision.actions.every((action) => action.kind === "reply");

function toAct(
  decision: Decision,
  { organizationId, depth }: ClaimedEvent,
  { messageId, conversationId }: Received,
  glance: Glance,
  rules: RuleSet,
): Act {
  const run: RuleRun = {
    organizationId,
    id: newId("run"),
    ruleId: decision.ruleId,
    messageId,
    conversationId,
    facts: { why: decision.why },
  };
  const replies = wordReplies(decision, organizationId, glance, rules).map((words) => ({
    ...addressReply(words, messageId, depth),
    conversationId,
  }));
  return { decision, run, replies };
}

type LookRow = { id: MessageId; channel_id: ChannelId; body: string; author_name: string };

/** Reads what a process that did not store the message itself has to know of it. */
async function look(
  database: Database,
  organizationId: OrganizationId,
  messageId: MessageId,
): Promise<Glance | null> {
  return (
    lookers.get(database)?.({ organizationId, messageId }) ??
    lookWith(database)({ organizationId, messageId })
  );
}

type Wanted = { readonly organizationId: OrganizationId; readonly messageId: MessageId };
const lookers = new WeakMap<Database, (wanted: Wanted) => Promise<Glance | null>>();

function lookWith(database: Database): (wanted: Wanted) => Promise<Glance | null> {
  const looker = createBatcher(async (wanted: readonly Wanted[]) => {
    const { rows } = await database.system.query<LookRow>({
      name: "glance",
      text: "select id, channel_id, body, author_name from comm_messages where (organization_id, id) in (select * from unnest($1::text[], $2::text[]))",
      values: [wanted.map((one) => one.organizationId), wanted.map((one) => one.messageId)],
    });
    const found = new Map(
      rows.map((row) => [row.id, { channelId: row.channel_id, text: row.body, authorName: row.author_name }]),
    );
    return wanted.map((one) => found.get(one.messageId) ?? null);
  });
  lookers.set(database, looker);
  return looker;
}
