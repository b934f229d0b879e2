import type { Transaction } from "../database/index.ts";
import type { ConversationId, UserId } from "../kernel/ids.ts";
import { missing } from "../kernel/errors.ts";
import { appendEvent } from "../outbox/index.ts";

/** Puts a member in charge, or nobody. Assigning whom it is already assigned to changes nothing. */
export async function assignConversation(
  tx: Transaction,
  conversationId: ConversationId,
  userId: UserId | null,
): Promise<void> {
  const member =
    userId === null
      ? true
      : (
          await tx.client.query("select from user_roles where organization_id = $1 and user_id = $2", [
            tx.organizationId,
            userId,
          ])
        ).rowCount === 1;
  if (!member) throw missing("member_unknown", "There is no such member in this organization.", { userId });
  const { rows } = await tx.client.query<{ from: UserId | null }>(
    `update comm_conversations set assignee_id = $3, version = version + 1, updated_at = clock_timestamp()
     where organization_id = $1 and id = $2 and assignee_id is distinct from $3 returning old.assignee_id as "from"`,
    [tx.organizationId, conversationId, userId],
  );
  if (rows[0]) await appendEvent(tx, { kind: "conversation_changed", conversationId, from: rows[0].from });
}
