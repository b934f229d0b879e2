import type { Transaction } from "../../../database/index.ts";
import { newId, type ConversationId } from "../../../kernel/ids.ts";
import { storableJson } from "../../../kernel/storable.ts";
import type { ThreadReference } from "../../../protocol/index.ts";
import type { ThreadState } from "./next-thread-step.ts";
import type { DueThread } from "./take-thread.ts";

/** What became of a thread. `again`: look at it once more, in so many seconds. */
type Became = {
  readonly state?: ThreadState;
  readonly chatId?: ConversationId;
  readonly reason?: string;
  readonly again?: number;
};

/** Writes down what became of a thread; what changed meanwhile is looked at again. */
export async function keepThread(
  tx: Transaction,
  { parentId, conversationId, changes }: DueThread,
  { state, chatId, reason, again }: Became,
): Promise<void> {
  await tx.client.query(
    `update comm_staff_threads set state = coalesce($4, state), chat_id = coalesce($5, chat_id), reason = $6,
       tries = case when $7::double precision is null then 0 else tries + 1 end,
       dirty = $7 is not null or changes <> $8, not_before = clock_timestamp() + make_interval(secs => coalesce($7, 0))
     where organization_id = $1 and parent_id = $2 and conversation_id = $3`,
    [
      tx.organizationId,
      parentId,
      conversationId,
      state ?? null,
      chatId ?? null,
      reason ?? null,
      again ?? null,
      changes,
    ],
  );
}

/** Holds a thread until what became of it is written down; false where nobody wants it any more. */
export async function holdThread(tx: Transaction, { parentId, conversationId }: DueThread): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_staff_threads where organization_id = $1 and parent_id = $2 and conversation_id = $3 for update",
    [tx.organizationId, parentId, conversationId],
  );
  return rowCount === 1;
}

/** Forgets a thread that nobody needs any more and that was never opened. */
export async function forgetThread(tx: Transaction, { parentId, conversationId }: DueThread): Promise<void> {
  await tx.client.query(
    "delete from comm_staff_threads where organization_id = $1 and parent_id = $2 and conversation_id = $3",
    [tx.organizationId, parentId, conversationId],
  );
}

/** Makes an opened thread a chat of members. All that is said in it is for commands first. */
export async function beginThreadChat(
  tx: Transaction,
  { channelId }: DueThread,
  { key, title, context, space, parent }: ThreadReference,
): Promise<ConversationId> {
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    `insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title, thread_context, space, parent, audience, dialogue_until)
     values ($1, $2, $3, $4, 'group', $5, $6, $7, $8, 'staff', 'infinity')
     on conflict (organization_id, channel_id, thread_key) where status <> 'resolved'
     do update set audience = 'staff', dialogue_until = 'infinity', waiting_since = null returning id`,
    [
      tx.organizationId,
      newId("cnv"),
      channelId,
      key,
      title ?? "",
      storableJson(context ?? {}),
      space ? storableJson(space) : null,
      parent ? storableJson(parent) : null,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error("The thread's chat was not stored.");
  return row.id;
}

/** Puts the conversation's card into a chat, for everybody present. */
export async function placeSharedCard(
  tx: Transaction,
  chatId: ConversationId,
  conversationId: ConversationId,
): Promise<void> {
  await tx.client.query(
    `insert into comm_cards (organization_id, chat_id, conversation_id, user_id, news) values ($1, $2, $3, null, 'thread')
     on conflict (organization_id, chat_id, conversation_id) do update set dirty = true`,
    [tx.organizationId, chatId, conversationId],
  );
}
