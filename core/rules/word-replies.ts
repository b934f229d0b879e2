import type { Reply } from "../conversations/index.ts";
import type { MessageId, OrganizationId } from "../kernel/ids.ts";
import type { Glance } from "../outbox/index.ts";
import { renderTemplate } from "../templates/index.ts";
import type { RuleSet } from "./load-rules.ts";
import type { Decision } from "./rule.ts";

/** A reply in words, of nothing yet; `place` is its action's among those of its rule. */
export type Wording = Pick<Reply, "organizationId" | "author" | "text"> & { readonly place: number };

/** Words the replies of a decision. */
export function wordReplies(
  decision: Decision,
  organizationId: OrganizationId,
  glance: Glance,
  rules: RuleSet,
): Wording[] {
  const author = { kind: "rule", id: decision.ruleId, name: decision.name } as const;
  return decision.actions.flatMap((action, place) => {
    if (action.kind !== "reply") return [];
    const source =
      "templateId" in action ? rules.templates.get(action.templateId) : { text: action.text, marks: [] };
    // A template deleted meanwhile has nothing to say.
    if (!source) return [];
    const { text } = renderTemplate(source, {
      "contact.name": glance.authorName,
      "organization.name": rules.organizationName,
      "agent.name": rules.organizationName,
    });
    return [{ organizationId, author, text, place }];
  });
}

/** Makes it the reply to a message that stands so deep in a chain of automatic ones. */
export const addressReply = (
  { place, ...words }: Wording,
  messageId: MessageId,
  depth: number,
): Omit<Reply, "conversationId"> => ({
  ...words,
  // The same message never draws the same answer twice, however often its event is handled.
  clientKey: `${words.author.id}:${messageId}:${place}`,
  automatic: true,
  causedBy: messageId,
  depth: depth + 1,
});
