import type { Transaction } from "../database/index.ts";
import type { ConversationId, UserId } from "../kernel/ids.ts";

/** Everything so far counts as seen by the member. */
export const markRead = async (
  tx: Transaction,
  conversationId: ConversationId,
  userId: UserId,
): Promise<void> => {
  await tx.client.query("select mark_as_read($1, $2)", [conversationId, userId]);
};

/** The last of the customer's messages counts as unseen again. */
export const markUnread = async (
  tx: Transaction,
  conversationId: ConversationId,
  userId: UserId,
): Promise<void> => {
  await tx.client.query(
    `insert into comm_read_marks (organization_id, user_id, conversation_id, inbound_count)
     select organization_id, $3, id, greatest(0, inbound_count - 1) from comm_conversations where organization_id = $1 and id = $2
     on conflict (organization_id, user_id, conversation_id) do update set inbound_count = least(comm_read_marks.inbound_count, excluded.inbound_count)`,
    [tx.organizationId, conversationId, userId],
  );
};
