import type { Undo } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { Json } from "../kernel/json.ts";
import type { ConversationId, UserId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { updateConversation } from "./update-conversation.ts";
import type { ConversationResource } from "./visible.ts";

type Column = "assignee_id" | "status" | "snoozed_until" | "resolved_at" | "priority";

/** Takes back a change of columns of a conversation. */
const undoColumns = (...columns: readonly Column[]): Undo<unknown, ConversationResource> => {
  const names = columns.join(", ");
  const read = `select jsonb_build_object(${columns.map((column) => `'${column}', ${column}`).join(", ")}) as state
    from comm_conversations where organization_id = $1 and id = $2`;
  return {
    async read(tx, { id }) {
      const { rows } = await tx.client.query<{ state: Json }>(read, [tx.organizationId, id]);
      return rows[0]?.state ?? null;
    },
    restore: ({ tx }, { id }, before) =>
      updateConversation(
        tx,
        id,
        `(${names}) = (select ${names} from jsonb_populate_record(null::comm_conversations, $3::jsonb))`,
        "true",
        JSON.stringify(before),
      ),
  };
};

export const undoStatus = undoColumns("status", "snoozed_until", "resolved_at");
export const undoPriority = undoColumns("priority");

/** Whoever was in charge meanwhile is told that they no longer are. */
export const undoAssignment: Undo<unknown, ConversationResource> = {
  ...undoColumns("assignee_id"),
  async restore({ tx }, { id: conversationId }, before) {
    const { rows } = await tx.client.query<{ from: UserId | null }>(
      `update comm_conversations set assignee_id = (select m.user_id from user_roles m where m.organization_id = $1 and m.user_id = $3::jsonb ->> 'assignee_id'),
         version = version + 1, updated_at = clock_timestamp()
       where organization_id = $1 and id = $2 returning old.assignee_id as "from"`,
      [tx.organizationId, conversationId, JSON.stringify(before)],
    );
    if (rows[0]) await appendEvent(tx, { kind: "conversation_changed", conversationId, from: rows[0].from });
  },
};

/** Labels that were removed meanwhile stay so. */
export const undoLabels: Undo<unknown, ConversationResource> = {
  read: (tx, { id }) => readLabels(tx, id),
  async restore({ tx }, { id: conversationId }, before) {
    await tx.client.query(
      "delete from comm_conversation_labels where organization_id = $1 and conversation_id = $2 and not $3::jsonb ? label_id",
      [tx.organizationId, conversationId, JSON.stringify(before)],
    );
    await tx.client.query(
      `insert into comm_conversation_labels (organization_id, conversation_id, label_id)
       select $1, $2, id from comm_labels where organization_id = $1 and $3::jsonb ? id on conflict do nothing`,
      [tx.organizationId, conversationId, JSON.stringify(before)],
    );
    await updateConversation(tx, conversationId, "priority = priority", "true");
  },
};

async function readLabels(tx: Transaction, conversationId: ConversationId): Promise<Json> {
  const { rows } = await tx.client.query<{ labels: Json }>(
    `select coalesce(jsonb_agg(label_id order by label_id), '[]') as labels from comm_conversation_labels
     where organization_id = $1 and conversation_id = $2`,
    [tx.organizationId, conversationId],
  );
  return rows[0]?.labels ?? [];
}
