import type { Transaction } from "../database/index.ts";
import { appendEvent } from "../outbox/index.ts";
import type { FoundMessage } from "./find-message.ts";

/** Raises a message's version, so that pages accept the change as newer, and tells of it. */
export async function changedMessage(tx: Transaction, message: FoundMessage): Promise<void> {
  await tx.client.query(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, message.id],
  );
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversationId,
  });
}
