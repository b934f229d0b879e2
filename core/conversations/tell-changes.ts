import type { MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ConversationView } from "./schema.ts";

/** Something a member did to a conversation, for the quiet line in its thread; the page words it. */
export type Change =
  | { readonly kind: "assigned"; readonly to: string | null; readonly toId: string | null }
  | { readonly kind: "resolved" | "reopened" | "woken" }
  | { readonly kind: "snoozed"; readonly until: string }
  | { readonly kind: "labelled"; readonly labels: readonly string[] }
  | { readonly kind: "prioritised"; readonly priority: string };

/** What is different between two looks at a conversation. Pure. */
export function changesBetween(before: ConversationView, after: ConversationView): Change[] {
  const changes: Change[] = [];
  if (before.assignee?.id !== after.assignee?.id)
    changes.push({ kind: "assigned", to: after.assignee?.name ?? null, toId: after.assignee?.id ?? null });
  if (before.status !== after.status || before.snoozedUntil !== after.snoozedUntil)
    changes.push(...statusChange(before, after));
  if (namesOf(before).join() !== namesOf(after).join())
    changes.push({ kind: "labelled", labels: namesOf(after) });
  if (before.priority !== after.priority) changes.push({ kind: "prioritised", priority: after.priority });
  return changes;
}

const namesOf = (view: ConversationView): string[] => view.labels.map((label) => label.name);

function statusChange(before: ConversationView, after: ConversationView): Change[] {
  if (after.status === "snoozed")
    return after.snoozedUntil ? [{ kind: "snoozed", until: after.snoozedUntil }] : [];
  if (after.status === "resolved") return [{ kind: "resolved" }];
  return [{ kind: before.status === "snoozed" ? "woken" : "reopened" }];
}

/** Writes each change as a line of the thread, in the transaction that made it. */
export async function tellChanges(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) {
    const messageId = newId("msg");
    await tx.client.query(
      `insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, event, sent_at, position)
       select organization_id, id, $3, channel_id, 'out', 'event', 'member', $4, $5, '', $6, e.sent_at, e.position from comm_conversations, end_of_thread($1, $2) e where organization_id = $1 and id = $2`,
      [tx.organizationId, conversationId, messageId, actor.userId, actor.name, change],
    );
    await appendEvent(tx, { kind: "note_added", messageId, conversationId });
  }
}
