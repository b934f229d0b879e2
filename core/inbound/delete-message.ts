import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { MessageDeleted } from "../protocol/index.ts";
import { findMessage } from "./find-message.ts";

/** Replaces a message that its author deleted by a tombstone. Only the audit can still read its text. */
export async function deleteMessage(
  tx: Transaction,
  channelId: ChannelId,
  event: MessageDeleted,
): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  await tx.client.query(
    "update comm_messages set deleted_at = $3, version = version + 1 where organization_id = $1 and id = $2 and deleted_at is null",
    [tx.organizationId, message.id, event.occurredAt],
  );
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversationId,
  });
  return true;
}
