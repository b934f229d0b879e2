import type { Reply } from "../conversations/index.ts";
import type { ClaimedMessage, MessageSummary } from "../outbox/index.ts";
import { contactValues, renderTemplate } from "../templates/index.ts";
import type { RuleSet } from "./load-rules.ts";
import type { Decision } from "./rule.ts";

/** Words the replies of a decision about a message. */
export function wordReplies(
  decision: Decision,
  { organizationId, depth, event: { messageId, conversationId } }: ClaimedMessage,
  summary: MessageSummary,
  rules: RuleSet,
): Reply[] {
  return decision.actions.flatMap((action, place) => {
    if (action.kind !== "reply") return [];
    const source =
      "templateId" in action ? rules.templates.get(action.templateId) : { text: action.text, marks: [] };
    // A template deleted meanwhile has nothing to say.
    if (!source) return [];
    const { text } = renderTemplate(source, {
      ...contactValues(summary.authorName),
      "organization.name": rules.organizationName,
      "agent.name": rules.organizationName,
    });
    return {
      organizationId,
      conversationId,
      author: { kind: "rule", id: decision.ruleId, name: decision.name },
      text,
      // The same message never draws the same answer twice, however often its event is handled.
      clientKey: `${decision.ruleId}:${messageId}:${place}`,
      automatic: true,
      causedBy: messageId,
      depth: depth + 1,
    } satisfies Reply;
  });
}
