import { authorise, authoriseForAll, type Actor, type Permission } from "../access/index.ts";
import { permitted } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ConversationId } from "../kernel/ids.ts";
import type { Action } from "./rule.ts";

/** The permissions a member needs for the same actions. Assigning a conversation also shows it to the assignee. */
const NEEDS: Readonly<Record<Action["kind"], readonly Permission[]>> = {
  reply: ["conversation.reply"],
  label: ["conversation.label"],
  assign: ["conversation.read", "conversation.assign"],
};

/** Checks that the member may do everywhere what the rule does, because a rule acts on every message. Throws `permission_missing` or `permission_too_narrow`. */
export function authoriseActions(actor: Actor, actions: readonly Action[]): void {
  for (const { kind } of actions) for (const permission of NEEDS[kind]) authoriseForAll(actor, permission);
}

/** Checks that the member may do in this conversation what the rule does there. Throws `conversation_unknown` and `permission_missing`. */
export async function authoriseActionsIn(
  tx: Transaction,
  actor: Actor,
  actions: readonly Action[],
  conversationId: ConversationId,
): Promise<void> {
  const conversation = await permitted(tx, actor, "conversation.read", conversationId);
  for (const { kind } of actions)
    for (const permission of NEEDS[kind]) authorise(actor, permission, conversation);
}
