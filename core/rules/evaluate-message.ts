import type { Reply } from "../conversations/index.ts";
import { newId } from "../kernel/ids.ts";
import type { ClaimedMessage, Interest, MessageSummary } from "../outbox/index.ts";
import type { RuleSet } from "./load-rules.ts";
import type { Decision } from "./rule.ts";
import type { RuleRun } from "./rule-run.ts";
import { wordReplies } from "./word-replies.ts";

/** A decision with its run and the replies it makes. */
export type Act = { readonly decision: Decision; readonly run: RuleRun; readonly replies: readonly Reply[] };

/** `quick`: only replies, committed with thousands of others in one statement. `slow`: some label, assign or cool down; then all of them, which must keep their order. */
export type Acts = { readonly quick: readonly Act[]; readonly slow: readonly Act[] };

/** A chain of automatic messages longer than this has stopped being about the customer. */
const MAX_DEPTH = 5;

/** Says what the organization's rules do about a stored message; pure. */
export async function evaluateMessage(
  rules: RuleSet,
  claimed: ClaimedMessage,
  summary: MessageSummary,
  now: Temporal.Instant,
): Promise<Acts> {
  if (claimed.depth >= MAX_DEPTH) return { quick: [], slow: [] };
  const decisions = await decide(rules, summary, claimed.event.first, now);
  const acts = decisions.map((decision) => toAct(decision, claimed, summary, rules));
  return decisions.every(isQuick) ? { quick: acts, slow: [] } : { quick: [], slow: acts };
}

/** Says whether any rule has something to do about a message, and whether that depends on its being the first; pure. */
export async function interestIn(
  rules: RuleSet,
  summary: MessageSummary,
  now: Temporal.Instant,
): Promise<Interest> {
  if ((await decide(rules, summary, false, now)).length > 0) return "yes";
  return rules.asksForFirst && (await decide(rules, summary, true, now)).length > 0 ? "first" : "no";
}

const decide = async (
  rules: RuleSet,
  { text, channelId, group }: MessageSummary,
  first: boolean,
  now: Temporal.Instant,
): Promise<readonly Decision[]> =>
  rules.evaluate({
    text,
    channelId,
    group,
    first,
    now,
    businessHours: rules.businessHours,
    automatic: false,
  });

/** Whether it can be committed with thousands of others in one statement. */
const isQuick = (decision: Decision): boolean =>
  decision.cooldownSeconds === 0 && decision.actions.every((action) => action.kind === "reply");

function toAct(decision: Decision, claimed: ClaimedMessage, summary: MessageSummary, rules: RuleSet): Act {
  const { messageId, conversationId } = claimed.event;
  const run: RuleRun = {
    organizationId: claimed.organizationId,
    id: newId("run"),
    ruleId: decision.ruleId,
    messageId,
    conversationId,
    facts: { why: decision.why },
  };
  return { decision, run, replies: wordReplies(decision, claimed, summary, rules) };
}
