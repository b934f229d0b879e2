import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { ConversationId, LabelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";

/** Adds one label; a label that is there already changes nothing. */
export async function labelConversation(
  tx: Transaction,
  conversationId: ConversationId,
  labelId: LabelId,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `insert into comm_conversation_labels (organization_id, conversation_id, label_id)
     select $1, $2, id from comm_labels where organization_id = $1 and id = $3 on conflict do nothing`,
    [tx.organizationId, conversationId, labelId],
  );
  if (rowCount === 1) await touch(tx, conversationId);
}

/** Makes the labels exactly these; throws `missing` for a label that does not exist. */
export async function setLabels(
  tx: Transaction,
  conversationId: ConversationId,
  labelIds: readonly LabelId[],
): Promise<void> {
  const known = await tx.client.query<{ id: LabelId }>(
    "select id from comm_labels where organization_id = $1 and id = any ($2)",
    [tx.organizationId, labelIds],
  );
  const unknown = labelIds.find((id) => !known.rows.some((row) => row.id === id));
  if (unknown) throw missing("label_unknown", "There is no such label.", { labelId: unknown });
  await tx.client.query(
    "delete from comm_conversation_labels where organization_id = $1 and conversation_id = $2 and label_id <> all ($3)",
    [tx.organizationId, conversationId, labelIds],
  );
  await tx.client.query(
    "insert into comm_conversation_labels (organization_id, conversation_id, label_id) select $1, $2, id from unnest($3::text[]) as id on conflict do nothing",
    [tx.organizationId, conversationId, labelIds],
  );
  await touch(tx, conversationId);
}

async function touch(tx: Transaction, conversationId: ConversationId): Promise<void> {
  await tx.client.query(
    "update comm_conversations set version = version + 1, updated_at = clock_timestamp() where organization_id = $1 and id = $2",
    [tx.organizationId, conversationId],
  );
  await appendEvent(tx, { kind: "conversation_changed", conversationId });
}
