import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { ThreadReference } from "../protocol/index.ts";

/**
 * Continues a conversation under the key its provider moved it to, with what is needed to answer there. A conversation that
 * already exists there stays separate. The key may be the same: then only what the provider tells of the thread is kept.
 */
export async function moveConversation(
  tx: Transaction,
  channelId: ChannelId,
  from: string,
  to: ThreadReference,
): Promise<void> {
  const { key, kind, context = null, space = null, parent = null } = to;
  await tx.client.query(
    `update comm_conversations c set thread_key = $4, thread_kind = $5, space = coalesce($7, space), parent = coalesce($8, parent),
       thread_context = coalesce($6, case when thread_key = $4 then thread_context else '{}' end),
       context_at = case when $6::jsonb is null then context_at else greatest(context_at, last_message_at) end, context_position = case when $6::jsonb is null then context_position else 0 end,
       version = version + 1
     where organization_id = $1 and channel_id = $2 and thread_key = $3
       and (thread_key <> $4 or $6::jsonb <> thread_context or not coalesce(space, '{}') @> $7::jsonb or not coalesce(parent, '{}') @> $8::jsonb)
       and not exists (select from comm_conversations o where o.organization_id = $1 and o.channel_id = $2 and o.thread_key = $4 and o.status <> 'resolved' and o.id <> c.id)`,
    [tx.organizationId, channelId, from, key, kind, context, space, parent],
  );
}
