import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import type { RichText } from "../protocol/index.ts";

/** Puts new text in a message and keeps the old in its history. An edit older than the last one changes nothing. */
export async function replaceText(
  tx: Transaction,
  messageId: MessageId,
  text: RichText,
  editedAt: string,
): Promise<void> {
  await tx.client.query(
    `with old as (
       select body, marks from comm_messages where organization_id = $1 and id = $2 and (edited_at is null or edited_at <= $5) and (body, marks) is distinct from ($3, $4::jsonb)
     ), kept as (
       insert into comm_message_edits (organization_id, message_id, number, body, marks)
       select $1, $2, (select count(*) + 1 from comm_message_edits where organization_id = $1 and message_id = $2), body, marks from old
     )
     update comm_messages set body = $3, marks = $4::jsonb, edited_at = $5, version = version + 1
     where organization_id = $1 and id = $2 and exists (select from old)`,
    [tx.organizationId, messageId, storableText(text.text), storableJson(text.marks), editedAt],
  );
}
