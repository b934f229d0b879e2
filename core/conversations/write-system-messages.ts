import type { PerformingActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Change } from "./conversation-state.ts";

/** Writes each change as a system message of the thread, in the transaction that made it and in the name of who made it. */
export async function writeSystemMessages(
  tx: Transaction,
  actor: PerformingActor,
  conversationId: ConversationId,
  changes: readonly Change[],
): Promise<void> {
  const author = authorOf(actor);
  for (const change of changes) {
    const messageId = newId("msg");
    await tx.client.query(
      `insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, event, sent_at, position)
       select organization_id, id, $3, channel_id, 'out', 'event', $4, $5, $6, '', $7, e.sent_at, e.position from comm_conversations, end_of_thread($1, $2) e where organization_id = $1 and id = $2`,
      [tx.organizationId, conversationId, messageId, author.kind, author.id, author.name, change],
    );
    await appendEvent(tx, { kind: "note_added", messageId, conversationId });
  }
}

/** Whom the thread names for what an actor did. */
export const authorOf = (actor: PerformingActor) =>
  actor.kind === "member"
    ? { kind: "member" as const, id: actor.userId, name: actor.name }
    : { kind: "rule" as const, id: actor.ruleId, name: actor.name };
