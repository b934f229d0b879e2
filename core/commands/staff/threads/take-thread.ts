import type { Transaction } from "../../../database/index.ts";
import type { ChannelId, ConversationId } from "../../../kernel/ids.ts";
import type { ThreadReference } from "../../../protocol/index.ts";
import type { ThreadState } from "./next-thread-step.ts";

/** A thread that has to be looked at, taken for a minute, and the shared chat it belongs below. */
export type DueThread = {
  readonly parentId: ConversationId;
  readonly conversationId: ConversationId;
  readonly chatId: ConversationId | null;
  readonly state: ThreadState;
  readonly tries: number;
  readonly changes: number;
  readonly channelId: ChannelId;
  /** As the platform names the shared chat, and the thread where it is opened. */
  readonly parent: ThreadReference;
  readonly thread: ThreadReference | null;
};

type Row = Omit<DueThread, "parent" | "thread"> & {
  readonly parent: ThreadReference;
  readonly thread: ThreadReference | null;
};

/** Takes a thread, so that nobody else asks the platform about it meanwhile; null where somebody has. */
export async function takeThread(
  tx: Transaction,
  parentId: ConversationId,
  conversationId: ConversationId,
): Promise<DueThread | null> {
  const { rows } = await tx.client.query<Row>({
    name: "take_staff_thread",
    text: `with taken as (
        update comm_staff_threads set not_before = clock_timestamp() + interval '1 minute'
        where organization_id = $1 and parent_id = $2 and conversation_id = $3 and dirty and not_before <= clock_timestamp() returning *
      )
      select t.parent_id as "parentId", t.conversation_id as "conversationId", t.chat_id as "chatId", t.state, t.tries, t.changes, p.channel_id as "channelId",
        jsonb_build_object('key', p.thread_key, 'kind', p.thread_kind, 'title', p.title, 'context', p.thread_context) as parent,
        case when c.id is not null then jsonb_build_object('key', c.thread_key, 'kind', c.thread_kind, 'title', c.title, 'context', c.thread_context) end as thread
      from taken t
      join comm_conversations p on p.organization_id = t.organization_id and p.id = t.parent_id
      left join comm_conversations c on c.organization_id = t.organization_id and c.id = t.chat_id`,
    values: [tx.organizationId, parentId, conversationId],
  });
  return rows[0] ?? null;
}
