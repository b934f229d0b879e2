import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ConversationView } from "./schema.ts";

/** Resolves a conversation; resolving a resolved one changes nothing. */
export async function closeConversation(tx: Transaction, conversationId: ConversationId): Promise<void> {
  const { rows } = await tx.client.query<{ closed: boolean }>("select close_conversation($1) as closed", [conversationId]);
  if (rows[0]?.closed) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}

/** Opens a conversation again. Refused while the same thread has a newer open one: a thread has one open conversation. */
export async function reopenConversation(tx: Transaction, conversationId: ConversationId): Promise<void> {
  const newer = await tx.client.query(
    `select from comm_conversations c join comm_conversations o on o.organization_id = c.organization_id and o.channel_id = c.channel_id and o.thread_key = c.thread_key
     where c.organization_id = $1 and c.id = $2 and o.id <> c.id and o.status <> 'resolved'`,
    [tx.organizationId, conversationId],
  );
  if (newer.rowCount) throw conflict("conversation_superseded", "This customer already has a newer open conversation. Go on there.", { conversationId });
  await update(tx, conversationId, "status = 'open', resolved_at = null, snoozed_until = null", "status <> 'open'");
}

/** Puts a conversation to sleep until a moment, or until the customer writes. */
export const snoozeConversation = (tx: Transaction, conversationId: ConversationId, until: string): Promise<void> =>
  update(tx, conversationId, "status = 'snoozed', resolved_at = null, snoozed_until = $3", "true", until);

export const setPriority = (tx: Transaction, conversationId: ConversationId, priority: ConversationView["priority"]): Promise<void> =>
  update(tx, conversationId, "priority = $3", "priority <> $3", priority);

async function update(tx: Transaction, conversationId: ConversationId, change: string, condition: string, ...values: readonly string[]): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update comm_conversations set ${change}, version = version + 1, updated_at = clock_timestamp() where organization_id = $1 and id = $2 and ${condition}`,
    [tx.organizationId, conversationId, ...values],
  );
  if (rowCount === 1) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}
