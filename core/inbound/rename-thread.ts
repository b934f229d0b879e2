import { storeEntries } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId, type ConversationId } from "../kernel/ids.ts";
import type { ThreadRenamed } from "../protocol/index.ts";

/** Gives a conversation the newest title of its thread, and says so in it. An older title than the known one changes nothing. */
export async function renameThread(
  tx: Transaction,
  channelId: ChannelId,
  { thread, occurredAt }: ThreadRenamed,
): Promise<boolean> {
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    `update comm_conversations c set title = $4, titled_at = $5, version = version + 1
     where organization_id = $1 and channel_id = $2 and thread_key = $3 and coalesce(titled_at <= $5, true) and title <> $4
     returning id`,
    [tx.organizationId, channelId, thread.key, thread.title, occurredAt],
  );
  await storeEntries(
    tx,
    rows.map(({ id }) => ({
      conversation_id: id,
      id: newId("msg"),
      direction: "in",
      kind: "event",
      author_kind: "system",
      author_name: "",
      body: "",
      event: { kind: "renamed", title: thread.title },
      sent_at: occurredAt,
    })),
  );
  return true;
}
