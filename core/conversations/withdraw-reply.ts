import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { dropHeldBack } from "../deliveries/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvents } from "../outbox/index.ts";
import { messageTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Takes a reply of one's own back while it is held back; never once it may have left. A tombstone stays, and the customer waits as before. */
export const withdrawReply = action({
  name: "message.withdraw",
  summary: "Take a reply back before it leaves",
  permission: "conversation.reply",
  errors: { conflict: ["message_not_yours", "reply_left"] },
  target: messageTarget,
  record: "none",
  async perform({ tx, actor }, { messageId, id, authorId }) {
    if (authorId !== actor.userId)
      throw conflict("message_not_yours", "You can take back only your own reply.", { messageId });
    if (!(await dropHeldBack(tx, messageId, "Taken back before it was sent.")))
      throw conflict("reply_left", "It's too late to take this reply back. It has left already.", {
        messageId,
      });
    await removeWords(tx, messageId, id);
  },
});

async function removeWords(
  tx: Transaction,
  messageId: MessageId,
  conversationId: ConversationId,
): Promise<void> {
  await tx.client.query(
    "update comm_messages set deleted_at = clock_timestamp(), version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, messageId],
  );
  // Waits since the first words that nobody of us has answered.
  await tx.client.query(
    `update comm_conversations c set version = c.version + 1, updated_at = clock_timestamp(), waiting_since = (
       select min(m.sent_at) from comm_messages m
       where m.organization_id = c.organization_id and m.conversation_id = c.id and m.kind = 'message' and m.author_kind = 'contact'
         and m.sent_at > coalesce((select max(o.sent_at) from comm_messages o
           where o.organization_id = c.organization_id and o.conversation_id = c.id and o.kind = 'message' and o.author_kind in ('member', 'account') and o.deleted_at is null), '-infinity'))
     where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, conversationId],
  );
  await appendEvents(tx, [
    { kind: "message_changed", messageId, conversationId },
    { kind: "conversation_changed", conversationId },
  ]);
}
