import type { MessageId, RuleId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Reply } from "./queue-reply.ts";

/**
 * What rules say of a message before it is stored, taking it for one that is not its conversation's first. It holds only
 * where nothing speaks against it (`record_inbound`); else they are asked again afterwards.
 */
export type Foreseen = (messageId: MessageId) => Answer;

/** The runs of the rules that matched, and what one of them replies, if any. */
export type Answer = {
  readonly runs: readonly { readonly id: string; readonly ruleId: RuleId; readonly facts: JsonObject }[];
  readonly reply: Omit<Reply, "conversationId"> | null;
};
