import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { ThreadReference } from "../protocol/index.ts";

/** Continues a conversation under the key its provider moved it to. A conversation that already exists there stays separate. */
export async function moveConversation(
  tx: Transaction,
  channelId: ChannelId,
  from: string,
  to: ThreadReference,
): Promise<void> {
  await tx.client.query(
    `update comm_conversations c set thread_key = $4, thread_kind = $5, thread_context = $6, version = version + 1
     where organization_id = $1 and channel_id = $2 and thread_key = $3 and thread_key <> $4
       and not exists (select from comm_conversations o where o.organization_id = $1 and o.channel_id = $2 and o.thread_key = $4 and o.status <> 'resolved')`,
    [tx.organizationId, channelId, from, to.key, to.kind, to.context ?? {}],
  );
}
