import type { Transaction } from "../database/index.ts";
import type { ContactId, ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvents } from "../outbox/index.ts";

/** More would be an old conversation, of which nobody reads the first names. */
const NEWEST = 100;

/** Names the author of what somebody wrote while only the platform's identifier was known. */
export async function nameMessages(
  tx: Transaction,
  contactId: ContactId,
  identifier: string,
  name: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: MessageId; conversation_id: ConversationId }>(
    `with theirs as (
       select id from comm_conversations where organization_id = $1 and contact_id = $2
       union select conversation_id from comm_participants where organization_id = $1 and contact_id = $2)
     update comm_messages m set author_name = $4, version = m.version + 1
     from theirs cross join lateral (
       select n.id from comm_messages n where n.organization_id = $1 and n.conversation_id = theirs.id
       order by n.sent_at desc, n.position desc, n.id desc limit ${NEWEST}) recent
     where m.organization_id = $1 and m.id = recent.id
       and m.author_kind = 'contact' and m.author_id = $2 and m.author_name = $3 and $4 <> $3
     returning m.id, m.conversation_id`,
    [tx.organizationId, contactId, identifier, name],
  );
  await appendEvents(
    tx,
    rows.map(({ id, conversation_id: conversationId }) => ({
      kind: "message_changed",
      messageId: id,
      conversationId,
    })),
  );
}
