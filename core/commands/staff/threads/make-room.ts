import type { Transaction } from "../../../database/index.ts";
import type { ConversationId } from "../../../kernel/ids.ts";

/** Has the oldest threads put away whose conversation is resolved; false where there is none. */
export async function makeRoom(tx: Transaction, parentId: ConversationId): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update comm_staff_threads set dirty = true, changes = changes + 1, not_before = clock_timestamp()
     where (organization_id, parent_id, conversation_id) in (
       select t.organization_id, t.parent_id, t.conversation_id from comm_staff_threads t
       join comm_conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id and c.status = 'resolved'
       where t.organization_id = $1 and t.parent_id = $2 and t.state = 'open' order by c.resolved_at limit 10)`,
    [tx.organizationId, parentId],
  );
  return (rowCount ?? 0) > 0;
}
