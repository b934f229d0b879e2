import type { MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type ConversationId, type MessageId } from "../kernel/ids.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import { appendEvent } from "../outbox/index.ts";
import type { RichText } from "../protocol/index.ts";
import { messageOfKey } from "./find-by-key.ts";

/** Writes a note, which needs words and which only members who may write notes see. The same `clientKey` again is the same note. */
export async function addNote(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  note: { readonly clientKey: string; readonly text: RichText },
): Promise<MessageId> {
  if (!note.text.text.trim()) throw invalid("note_empty", "Write something: a note needs words.");
  const { rows } = await tx.client.query<{ id: MessageId }>(
    `insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, marks, client_key, sent_at, position)
     select organization_id, id, $3, channel_id, 'out', 'note', 'member', $4, $5, $6, $7, $8, e.sent_at, e.position from comm_conversations, end_of_thread($1, $2) e where organization_id = $1 and id = $2
     on conflict do nothing returning id`,
    [
      tx.organizationId,
      conversationId,
      newId("msg"),
      actor.userId,
      actor.name,
      storableText(note.text.text),
      storableJson(note.text.marks),
      note.clientKey,
    ],
  );
  const messageId = rows[0]?.id ?? (await messageOfKey(tx, actor, conversationId, "note", note.clientKey));
  if (rows[0]) await appendEvent(tx, { kind: "note_added", messageId, conversationId });
  return messageId;
}
