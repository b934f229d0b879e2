import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { SentMessage, DeliveryState } from "../deliveries/index.ts";

/** A message nobody else changes until the transaction ends, and how far its delivery has come. */
export type LockedMessage = SentMessage & {
  readonly conversationId: ConversationId;
  readonly kind: "message" | "note" | "event";
  readonly direction: "in" | "out";
  readonly deletedAt: Date | null;
  readonly externalId: string | null;
  /** Null when it was never to be delivered. */
  readonly state: DeliveryState | null;
  readonly partsSent: number;
};

/** Locks a message for a change. Its delivery comes first, as everywhere, or a receipt would wait in a circle. */
export async function lockMessage(tx: Transaction, messageId: MessageId): Promise<LockedMessage> {
  const delivery = await tx.client.query<Pick<LockedMessage, "state" | "partsSent">>(
    `select state, parts_sent as "partsSent" from comm_deliveries where organization_id = $1 and message_id = $2 and operation = 'send' for update`,
    [tx.organizationId, messageId],
  );
  const { rows } = await tx.client.query<Omit<LockedMessage, "state" | "partsSent">>(
    `select conversation_id as "conversationId", kind, direction, body, parts, sent_at as "sentAt", deleted_at as "deletedAt", external_id as "externalId"
     from comm_messages where organization_id = $1 and id = $2 for no key update`,
    [tx.organizationId, messageId],
  );
  if (!rows[0])
    throw missing("message_unknown", "This message doesn't exist, or you don't have access to it.", {
      messageId,
    });
  return { ...rows[0], ...(delivery.rows[0] ?? { state: null, partsSent: 0 }) };
}
