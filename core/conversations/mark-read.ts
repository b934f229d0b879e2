import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ConversationId, UserId } from "../kernel/ids.ts";
import type { ConversationDeps } from "./deps.ts";
import { readConversation } from "./queries.ts";
import type { ConversationView } from "./schema.ts";
import { conversationTarget } from "./target.ts";

/** Everything so far counts as seen by the member. */
export async function markRead(
  tx: Transaction,
  conversationId: ConversationId,
  userId: UserId,
): Promise<void> {
  await tx.client.query("select mark_as_read($1, $2)", [conversationId, userId]);
}

/** The last of the customer's messages counts as unseen again. */
async function markUnread(tx: Transaction, conversationId: ConversationId, userId: UserId): Promise<void> {
  await tx.client.query(
    `insert into comm_read_marks (organization_id, user_id, conversation_id, inbound_count)
     select organization_id, $3, id, greatest(0, inbound_count - 1) from comm_conversations where organization_id = $1 and id = $2
     on conflict (organization_id, user_id, conversation_id) do update set inbound_count = least(comm_read_marks.inbound_count, excluded.inbound_count)`,
    [tx.organizationId, conversationId, userId],
  );
}

const action = actionsFor<Pick<ConversationDeps, "seen">, MemberActor>();

/** A member's own view changes; only their own pages hear of it. */
const marking = (
  name: "conversation.mark_read" | "conversation.mark_unread",
  summary: string,
  mark: typeof markRead,
) =>
  action({
    name,
    summary,
    permission: "conversation.read",
    target: conversationTarget,
    record: "none",
    async perform({ tx, actor }, { id }): Promise<ConversationView> {
      await mark(tx, id, actor.userId);
      return readConversation(tx, actor.userId, id);
    },
    complete: (deps, view, { actor }) => deps.seen(actor, view),
  });

export const markConversationRead = marking("conversation.mark_read", "Mark as read by me", markRead);
export const markConversationUnread = marking(
  "conversation.mark_unread",
  "Mark as unread for me",
  markUnread,
);
