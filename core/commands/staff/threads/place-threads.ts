import type { Transaction } from "../../../database/index.ts";
import type { CardConversation } from "../cards/card.ts";

/** Says which threads have to be looked at: those there are, and one below each shared chat that serves the conversation while it is not resolved. */
export async function placeThreads(
  tx: Transaction,
  { id, status, resource }: CardConversation,
): Promise<void> {
  await tx.client.query(
    "update comm_staff_threads set dirty = true, changes = changes + 1, not_before = least(not_before, clock_timestamp() + interval '1 minute') where organization_id = $1 and conversation_id = $2",
    [tx.organizationId, id],
  );
  if (status === "resolved") return;
  await tx.client.query(
    `insert into comm_staff_threads (organization_id, parent_id, conversation_id)
     select r.organization_id, r.chat_id, $2 from comm_staff_routes r
     join comm_conversations s on s.organization_id = r.organization_id and s.id = r.chat_id and s.audience = 'staff' and s.retired_key is null
     where r.organization_id = $1 and (r.channel_ids is null or $3 = any (r.channel_ids)) and (r.teams is null or $4 = any (r.teams))
     on conflict do nothing`,
    [tx.organizationId, id, resource.channelId, resource.team],
  );
}
