import { z } from "@hono/zod-openapi";
import { actionsFor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { readId, type ConversationId, type LabelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { conversationTarget } from "./target.ts";
import { undoLabels } from "./undo-change.ts";
import { exampleId } from "../kernel/example-id.ts";

const action = actionsFor<unknown>();

/** Adds one label. A label that is there already changes nothing, and so does one that was removed meanwhile. */
export const addLabel = action({
  name: "conversation.add_label",
  summary: "Add a label",
  permission: "conversation.label",
  errors: { missing: ["label_unknown"] },
  target: conversationTarget,
  input: z.object({ labelId: z.string() }),
  record: "thread",
  undo: undoLabels,
  async perform({ tx }, { id }, input) {
    const { rowCount } = await tx.client.query(
      `insert into comm_conversation_labels (organization_id, conversation_id, label_id)
       select $1, $2, id from comm_labels where organization_id = $1 and id = $3 on conflict do nothing`,
      [tx.organizationId, id, input.labelId],
    );
    if (rowCount === 1) await touch(tx, id);
  },
});

/** Makes the labels exactly these; throws `label_unknown`. */
export const setLabels = action({
  name: "conversation.label",
  summary: "Make the labels exactly these",
  permission: "conversation.label",
  errors: { missing: ["label_unknown"], invalid: ["id_malformed"] },
  target: conversationTarget,
  input: z
    .object({ labelIds: z.array(z.string()).max(50) })
    .openapi({ example: { labelIds: [exampleId("lbl")] } }),
  record: "thread",
  undo: undoLabels,
  async perform({ tx }, { id }, input) {
    const labelIds = input.labelIds.map((labelId) => readId("lbl", labelId));
    await requireLabels(tx, labelIds);
    await tx.client.query(
      "delete from comm_conversation_labels where organization_id = $1 and conversation_id = $2 and label_id <> all ($3)",
      [tx.organizationId, id, labelIds],
    );
    await tx.client.query(
      "insert into comm_conversation_labels (organization_id, conversation_id, label_id) select $1, $2, id from unnest($3::text[]) as id on conflict do nothing",
      [tx.organizationId, id, labelIds],
    );
    await touch(tx, id);
  },
});

async function requireLabels(tx: Transaction, labelIds: readonly LabelId[]): Promise<void> {
  const known = await tx.client.query<{ id: LabelId }>(
    "select id from comm_labels where organization_id = $1 and id = any ($2)",
    [tx.organizationId, labelIds],
  );
  const unknown = labelIds.find((id) => !known.rows.some((row) => row.id === id));
  if (unknown) throw missing("label_unknown", "Label not found.", { labelId: unknown });
}

async function touch(tx: Transaction, conversationId: ConversationId): Promise<void> {
  await tx.client.query(
    "update comm_conversations set version = version + 1, updated_at = clock_timestamp() where organization_id = $1 and id = $2",
    [tx.organizationId, conversationId],
  );
  await appendEvent(tx, { kind: "conversation_changed", conversationId });
}
