import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ConversationId, UserId } from "../kernel/ids.ts";
import { beginDelivery, queueReadMark, sendContext, type SendDeps } from "../deliveries/index.ts";
import type { ConversationDeps } from "./deps.ts";
import { readConversation } from "./queries.ts";
import { conversationTarget } from "./target.ts";

/** Everything so far counts as seen by the member. */
export async function markRead(
  tx: Transaction,
  conversationId: ConversationId,
  userId: UserId,
): Promise<void> {
  await tx.client.query("select mark_as_read($1, $2)", [conversationId, userId]);
}

/** The last of the customer's messages counts as unseen again; whoever has seen none keeps all of them unseen. */
async function markUnread(tx: Transaction, conversationId: ConversationId, userId: UserId): Promise<void> {
  await tx.client.query(
    `update comm_read_marks r set inbound_count = least(r.inbound_count, greatest(0, c.inbound_count - 1)) from comm_conversations c
     where r.organization_id = $1 and r.conversation_id = $2 and r.user_id = $3 and c.organization_id = r.organization_id and c.id = r.conversation_id`,
    [tx.organizationId, conversationId, userId],
  );
}

const action = actionsFor<Pick<ConversationDeps, "seen"> & SendDeps, MemberActor>();

/** A member's own view changes; only their own pages hear of it. */
const marking = (
  name: "conversation.mark_read" | "conversation.mark_unread",
  summary: string,
  mark: typeof markRead,
  tell?: typeof queueReadMark,
) =>
  action({
    name,
    summary,
    permission: "conversation.read",
    target: conversationTarget,
    record: "none",
    async perform({ tx, actor, deps }, { id, channelId }) {
      await mark(tx, id, actor.userId);
      const view = await readConversation(tx, actor.userId, id);
      return { view, delivery: tell ? await tell(tx, id, await sendContext(deps, channelId)) : null };
    },
    complete(deps, { view, delivery }, { actor }) {
      deps.seen(actor, view);
      beginDelivery(deps, { delivery });
    },
  });

/** The customer hears of it too, where their platform shows that. */
export const markConversationRead = marking(
  "conversation.mark_read",
  "Mark as read by me",
  markRead,
  queueReadMark,
);
export const markConversationUnread = marking(
  "conversation.mark_unread",
  "Mark as unread for me",
  markUnread,
);
