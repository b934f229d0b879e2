import type { Actor, RuleActor } from "../access/index.ts";
import { performWithin } from "../audit/index.ts";
import { addLabel, assignConversation } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId, RuleId } from "../kernel/ids.ts";
import { plain, type RichText } from "../protocol/index.ts";
import { readTemplate } from "../templates/index.ts";
import { authoriseActions, authoriseActionsIn } from "./authorise-actions.ts";
import { readRule } from "./queries.ts";

/** Checks that somebody may let a command run this rule: it does what they may do. Throws `rule_unknown`, `rule_disabled` and what `authoriseActions` does. */
export async function authoriseRule(tx: Transaction, actor: Actor, ruleId: RuleId): Promise<void> {
  const { actions } = await readEnabled(tx, ruleId);
  authoriseActions(actor, actions);
}

/**
 * Carries out a rule's actions in a conversation, whatever its conditions are; answers what it replies, for the caller to
 * say. A member has done only what they may do there themselves; a customer what the organization offers them.
 */
export async function performRule(
  tx: Transaction,
  speaker: Actor,
  ruleId: RuleId,
  conversationId: ConversationId,
): Promise<readonly RichText[]> {
  const rule = await readEnabled(tx, ruleId);
  if (speaker.kind !== "contact") await authoriseActionsIn(tx, speaker, rule.actions, conversationId);
  const actor: RuleActor = { kind: "rule", ruleId, name: rule.name, organizationId: tx.organizationId };
  const replies: RichText[] = [];
  for (const action of rule.actions) {
    if (action.kind === "label")
      await performWithin(tx, {}, addLabel, { actor }, conversationId, { labelId: action.labelId });
    if (action.kind === "assign")
      await performWithin(tx, {}, assignConversation, { actor }, conversationId, { userId: action.userId });
    if (action.kind === "reply")
      replies.push(
        "templateId" in action ? (await readTemplate(tx, action.templateId)).text : plain(action.text),
      );
  }
  return replies;
}

/** One that is off was not judged by the rights of whoever wrote it. */
async function readEnabled(tx: Transaction, ruleId: RuleId) {
  const rule = await readRule(tx, ruleId);
  if (!rule.enabled) throw conflict("rule_disabled", `The rule “${rule.name}” is off.`, { ruleId });
  return rule;
}
