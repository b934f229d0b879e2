import type { Transaction } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import { appendEvents } from "../outbox/index.ts";
import { CONVERSATION_POLICY } from "./policy.ts";

/** A note or a system message (`message_row`). Without `sent_at` it stands at the end of the thread. */
export type ThreadEntry = {
  readonly conversation_id: ConversationId;
  readonly id: MessageId;
  readonly direction: "in" | "out";
  readonly kind: "note" | "event";
  readonly author_kind: "member" | "contact" | "rule" | "system";
  readonly author_id?: string | null;
  readonly author_name: string;
  readonly body: string;
  readonly marks?: readonly object[];
  readonly event?: object;
  readonly client_key?: string;
  readonly sent_at?: string;
};

/** Stores notes and system messages and appends their events. The caller has looked whether a client key is taken. */
export async function storeEntries(tx: Transaction, entries: readonly ThreadEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.client.query({
    name: "store_messages",
    text: "select store_messages(array(select m from jsonb_populate_recordset(null::message_row, $1) m), $2)",
    values: [
      storableJson(entries.map((entry) => ({ organization_id: tx.organizationId, ...entry }))),
      CONVERSATION_POLICY,
    ],
  });
  await appendEvents(
    tx,
    entries.map((entry) => ({
      kind: "note_added",
      messageId: entry.id,
      conversationId: entry.conversation_id,
    })),
  );
}
