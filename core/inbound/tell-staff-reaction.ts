import type { Transaction } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ExternalIdentity } from "../protocol/index.ts";
import type { FoundMessage } from "./find-message.ts";

declare module "../outbox/events.ts" {
  interface RoomEvents {
    /** Somebody gave or took reactions in a chat of members. Pages show none of these chats. */
    readonly staff_reaction_changed: {
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
      readonly identity: ExternalIdentity;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    };
  }
}

/** Tells of reactions that really came or went, where the message stands in a chat of members. */
export async function tellStaffReaction(
  tx: Transaction,
  { id: messageId, conversationId }: FoundMessage,
  identity: ExternalIdentity,
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): Promise<void> {
  if (added.length + removed.length === 0) return;
  const { rowCount } = await tx.client.query({
    name: "is_staff_chat",
    text: "select from comm_conversations where organization_id = $1 and id = $2 and audience = 'staff'",
    values: [tx.organizationId, conversationId],
  });
  if (rowCount === 1)
    await appendEvent(tx, {
      kind: "staff_reaction_changed",
      messageId,
      conversationId,
      identity,
      added,
      removed,
    });
}
