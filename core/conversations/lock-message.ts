import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { isOfTwo, type DeliveryState, type SentMessage } from "../deliveries/index.ts";
import type { ThreadReference } from "../protocol/index.ts";

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
  /** Whether of several who read along only one is shown it. */
  readonly isPrivate: boolean;
};

type DeliveryRow = Pick<LockedMessage, "state" | "partsSent"> & { readonly hasAudience: boolean };

type MessageRow = Omit<LockedMessage, "state" | "partsSent" | "isPrivate"> & {
  readonly threadKind: ThreadReference["kind"];
};

const UNDELIVERED: DeliveryRow = { state: null, partsSent: 0, hasAudience: false };

/** Locks a message for a change. Its delivery comes first, as everywhere, or a receipt would wait in a circle. */
export async function lockMessage(tx: Transaction, messageId: MessageId): Promise<LockedMessage> {
  const delivery = await tx.client.query<DeliveryRow>(
    `select state, parts_sent as "partsSent", payload ? 'audience' as "hasAudience" from comm_deliveries where organization_id = $1 and message_id = $2 and operation = 'send' for update`,
    [tx.organizationId, messageId],
  );
  const { rows } = await tx.client.query<MessageRow>(
    `select conversation_id as "conversationId", kind, direction, body, parts, sent_at as "sentAt", deleted_at as "deletedAt", external_id as "externalId",
       (select c.thread_kind from comm_conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id) as "threadKind"
     from comm_messages m where organization_id = $1 and id = $2 for no key update`,
    [tx.organizationId, messageId],
  );
  if (!rows[0])
    throw missing("message_unknown", "This message doesn't exist, or you don't have access to it.", {
      messageId,
    });
  const { threadKind, ...message } = rows[0];
  const { hasAudience, ...sending } = delivery.rows[0] ?? UNDELIVERED;
  return { ...message, ...sending, isPrivate: hasAudience && !isOfTwo(threadKind) };
}
