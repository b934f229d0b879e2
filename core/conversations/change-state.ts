import pg from "pg";
import type { Transaction } from "../database/index.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ConversationView } from "./schema.ts";

/** Resolves a conversation; resolving a resolved one changes nothing. */
export async function closeConversation(tx: Transaction, conversationId: ConversationId): Promise<void> {
  const { rows } = await tx.client.query<{ closed: boolean }>("select close_conversation($1) as closed", [
    conversationId,
  ]);
  if (rows[0]?.closed) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}

/** Opens a conversation again. Refused while the same thread has a newer open one: a thread has one open conversation. */
export const reopenConversation = (tx: Transaction, conversationId: ConversationId): Promise<void> =>
  update(tx, conversationId, "status = 'open', resolved_at = null, snoozed_until = null", "status <> 'open'");

/** Ends a conversation's sleep; one that does not sleep stays as it is. */
export const wakeConversation = (tx: Transaction, conversationId: ConversationId): Promise<void> =>
  update(tx, conversationId, "status = 'open', snoozed_until = null", "status = 'snoozed'");

/** Puts a conversation to sleep until a moment, or until the customer writes. Refused for a moment that has passed. */
export async function snoozeConversation(
  tx: Transaction,
  conversationId: ConversationId,
  until: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ ahead: boolean }>(
    "select $1::timestamptz > clock_timestamp() as ahead",
    [until],
  );
  if (!rows[0]?.ahead)
    throw invalid("snooze_past", "That moment has passed. Choose one that is to come.", { until });
  await update(
    tx,
    conversationId,
    "status = 'snoozed', resolved_at = null, snoozed_until = $3",
    "true",
    until,
  );
}

export const setPriority = (
  tx: Transaction,
  conversationId: ConversationId,
  priority: ConversationView["priority"],
): Promise<void> => update(tx, conversationId, "priority = $3", "priority <> $3", priority);

async function update(
  tx: Transaction,
  conversationId: ConversationId,
  change: string,
  condition: string,
  ...values: readonly string[]
): Promise<void> {
  const { rowCount } = await tx.client
    .query(
      `update comm_conversations set ${change}, version = version + 1, updated_at = clock_timestamp() where organization_id = $1 and id = $2 and ${condition}`,
      [tx.organizationId, conversationId, ...values],
    )
    .catch((error: unknown) => {
      throw isSuperseded(error)
        ? conflict(
            "conversation_superseded",
            "This customer already has a newer open conversation. Go on there.",
            { conversationId },
          )
        : error;
    });
  if (rowCount === 1) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}

/** The index decides, not a look beforehand: somebody may open the other one in between. */
const isSuperseded = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.constraint === "comm_conversations_one_open";
