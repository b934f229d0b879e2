import type { ConversationId, MessageId, OrganizationId, RuleId } from "../kernel/ids.ts";

/** One time a rule matched: what set it off, and the conditions that held ("why did this happen"). */
export type RuleRun = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly ruleId: RuleId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly facts: { readonly why: readonly string[] };
};
