import type { Transaction } from "../../../database/index.ts";
import type { ConversationId, MessageId } from "../../../kernel/ids.ts";
import type { Happened } from "./choose-news.ts";

type Row = { assigned_by: string | null; by_id: string | null; notes: MessageId[] };

/** Takes the news of a conversation, if there are any; whoever else draws cards finds them gone. */
export async function takeNews(tx: Transaction, conversationId: ConversationId): Promise<Happened | null> {
  const { rows } = await tx.client.query<Row>(
    `with taken as (
       delete from comm_card_news where organization_id = $1 and conversation_id = $2 returning *
     )
     select t.assigned_by, t.notes, (
       select m.author_id from comm_messages m
       where t.assigned_by is not null and m.organization_id = $1 and m.conversation_id = $2 and m.kind = 'event' and m.event ->> 'kind' = 'assigned'
       order by m.sent_at desc, m.position desc, m.id desc limit 1) as by_id
     from taken t`,
    [tx.organizationId, conversationId],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    assigned: row.assigned_by === null ? null : { eventId: row.assigned_by, byId: row.by_id },
    notes: row.notes.length === 0 ? [] : await readNotes(tx, row.notes),
  };
}

async function readNotes(tx: Transaction, ids: readonly MessageId[]): Promise<Happened["notes"]> {
  const { rows } = await tx.client.query<Happened["notes"][number]>(
    `select id, author_id as "authorId", body as text from comm_messages
     where organization_id = $1 and id = any ($2) and kind = 'note' and deleted_at is null order by sent_at, id`,
    [tx.organizationId, ids],
  );
  return rows;
}
