import type { ConversationId, MessageId, OrganizationId, RuleId } from "../kernel/ids.ts";

/** Records one match of a rule: the message, and the conditions that held. */
export type RuleRun = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly ruleId: RuleId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly facts: { readonly why: readonly string[] };
};
