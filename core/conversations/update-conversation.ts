import pg from "pg";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";

/**
 * Changes columns of a conversation where a condition holds, and publishes that it changed. `$1` and `$2` are its keys,
 * `values` follow. Throws `conversation_superseded` while the same thread has a newer open one.
 */
export async function updateConversation(
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
            "This customer already has a newer open conversation. Continue there.",
            { conversationId },
          )
        : error;
    });
  if (rowCount === 1) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}

/** The index decides, not a look beforehand: somebody may open the other one in between. */
const isSuperseded = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.constraint === "comm_conversations_one_open";
