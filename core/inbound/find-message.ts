import type { Transaction } from "../database/index.ts";
import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";

/** Describes a stored message, locked for the change that follows. */
export type FoundMessage = {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly body: string;
};

/** Finds and locks a message by the provider's id, which is unique within its channel only. */
export async function findMessage(
  tx: Transaction,
  channelId: ChannelId,
  externalId: string,
): Promise<FoundMessage | null> {
  const { rows } = await tx.client.query<{ id: MessageId; conversation_id: ConversationId; body: string }>(
    `select m.id, m.conversation_id, m.body from comm_messages m
     where m.organization_id = $1 and m.id = coalesce(
       (select id from comm_messages where organization_id = $1 and channel_id = $2 and external_id = $3),
       (select message_id from comm_message_parts where organization_id = $1 and channel_id = $2 and external_id = $3))
     for no key update`,
    [tx.organizationId, channelId, externalId],
  );
  const row = rows[0];
  return row ? { id: row.id, conversationId: row.conversation_id, body: row.body } : null;
}
