import type { Transaction } from "../../../database/index.ts";
import type { ConversationId, UserId } from "../../../kernel/ids.ts";
import { appendEvent } from "../../../outbox/index.ts";

/**
 * Makes a conversation a chat of members: it belongs to nobody, leaves the inbox, and all that is said in it is for commands
 * first. Pages that showed it hear that it is gone.
 */
export async function beginStaffChat(tx: Transaction, conversationId: ConversationId): Promise<void> {
  const { rows } = await tx.client.query<{ assignee_id: UserId | null; audience: string }>(
    "select assignee_id, audience from comm_conversations where organization_id = $1 and id = $2 for no key update",
    [tx.organizationId, conversationId],
  );
  const [before] = rows;
  if (!before || before.audience === "staff") return;
  await tx.client.query(
    `update comm_conversations set audience = 'staff', dialogue_until = 'infinity', assignee_id = null, snoozed_until = null, waiting_since = null,
       status = 'open', resolved_at = null, version = version + 1, updated_at = clock_timestamp()
     where organization_id = $1 and id = $2`,
    [tx.organizationId, conversationId],
  );
  await appendEvent(tx, {
    kind: "conversation_changed",
    conversationId,
    from: before.assignee_id,
    left: true,
  });
}
