import type { Transaction } from "../database/index.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { describeFieldChanges, SELECT_FIELDS, type FieldChange, type FieldValues } from "./fields.ts";
import type { ConversationView } from "./schema.ts";

/** What of a conversation its thread tells of when it changes. */
export type ConversationState = Pick<ConversationView, "status" | "snoozedUntil"> &
  FieldValues & {
    readonly assignee: { readonly id: string; readonly name: string } | null;
    readonly labels: readonly string[];
  };

/** Something done to a conversation, as its system message keeps it; the page words it. */
export type Change =
  | { readonly kind: "assigned"; readonly to: string | null; readonly toId: string | null }
  | { readonly kind: "resolved" | "reopened" | "woken" | "set_pending" }
  | { readonly kind: "asked_for_member" | "asked_for_rules" }
  | { readonly kind: "snoozed"; readonly until: string }
  | { readonly kind: "labelled"; readonly added: readonly string[]; readonly removed: readonly string[] }
  | FieldChange;

type Row = {
  status: ConversationState["status"];
  fields: FieldValues;
  snoozed_until: Date | null;
  assignee_id: string | null;
  assignee_name: string | null;
  labels: string[];
};

/** Reads what changes are described by. */
export async function readState(
  tx: Transaction,
  conversationId: ConversationId,
): Promise<ConversationState | undefined> {
  const { rows } = await tx.client.query<Row>({
    name: "conversation_state",
    text: `select c.status, ${SELECT_FIELDS}, c.snoozed_until, c.assignee_id, u.name as assignee_name,
        array(select l.name from comm_conversation_labels x join comm_labels l on l.organization_id = x.organization_id and l.id = x.label_id
          where x.organization_id = c.organization_id and x.conversation_id = c.id order by lower(l.name)) as labels
      from comm_conversations c left join users u on u.id = c.assignee_id
      where c.organization_id = $1 and c.id = $2`,
    values: [tx.organizationId, conversationId],
  });
  return rows[0] && toState(rows[0]);
}

const toState = (row: Row): ConversationState => ({
  status: row.status,
  ...row.fields,
  snoozedUntil: row.snoozed_until?.toISOString() ?? null,
  assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? "" },
  labels: row.labels,
});

/** Names what is different between two states of a conversation. Pure. */
export function describeChanges(
  before: ConversationState | undefined,
  after: ConversationState | undefined,
): Change[] {
  if (!before || !after) return [];
  const changes: Change[] = [];
  if (before.assignee?.id !== after.assignee?.id)
    changes.push({ kind: "assigned", to: after.assignee?.name ?? null, toId: after.assignee?.id ?? null });
  if (before.status !== after.status || before.snoozedUntil !== after.snoozedUntil)
    changes.push(...statusChange(before, after));
  const added = after.labels.filter((label) => !before.labels.includes(label));
  const removed = before.labels.filter((label) => !after.labels.includes(label));
  if (added.length + removed.length > 0) changes.push({ kind: "labelled", added, removed });
  return [...changes, ...describeFieldChanges(before, after)];
}

function statusChange(before: ConversationState, after: ConversationState): Change[] {
  if (after.status === "snoozed")
    return after.snoozedUntil ? [{ kind: "snoozed", until: after.snoozedUntil }] : [];
  if (after.status === "resolved") return [{ kind: "resolved" }];
  if (after.status === "pending") return [{ kind: "set_pending" }];
  return [{ kind: before.status === "snoozed" ? "woken" : "reopened" }];
}
