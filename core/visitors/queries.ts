import type { VisitorActor } from "../access/index.ts";
import { rejectMalformedCursor, type Transaction } from "../database/index.ts";
import { packCursor, unpackCursor } from "../kernel/cursor.ts";
import type { AttachmentId, MessageId } from "../kernel/ids.ts";
import type { Button, MediaKind, RichText } from "../protocol/index.ts";

/** A message with what its visitor may see of it; moments keep their microseconds, as text. */
export type VisitorMessageRow = {
  readonly id: MessageId;
  readonly channel_id: string;
  readonly thread_key: string;
  readonly external_id: string | null;
  readonly direction: "in" | "out";
  readonly author_kind: string;
  readonly author_name: string;
  readonly body: string;
  readonly marks: RichText["marks"];
  readonly parts: readonly { readonly kind: string; readonly attachmentId?: AttachmentId }[];
  readonly buttons: readonly (readonly Button[])[] | null;
  readonly automatic: boolean;
  readonly sent_at: string;
  readonly edited_at: string | null;
  readonly deleted_at: string | null;
  readonly position: string;
  readonly delivery_state: string | null;
  readonly attachments: readonly StoredFile[];
};

/** A file of a message, as its row describes it. */
export type StoredFile = {
  readonly id: AttachmentId;
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly state: "pending" | "stored" | "failed";
};

/** Notes and event lines stay inside; the team's words are out once they count as sent. */
const MESSAGE = `
  select m.id, c.channel_id, c.thread_key, m.external_id, m.direction, m.author_kind, m.author_name, m.body, m.marks, m.parts, m.buttons, m.automatic, m.position,
    ${moment("m.sent_at")} as sent_at, ${moment("m.edited_at")} as edited_at, ${moment("m.deleted_at")} as deleted_at, d.state as delivery_state,
    case when m.parts = '[]' then '[]'::jsonb else coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'fileName', a.file_name, 'contentType', a.content_type,
        'size', coalesce(a.size, 0), 'width', a.width, 'height', a.height, 'state', a.state))
      from comm_attachments a where a.organization_id = m.organization_id and a.message_id = m.id), '[]') end as attachments
  from comm_conversations c
  join comm_messages m on m.organization_id = c.organization_id and m.conversation_id = c.id
  left join comm_deliveries d on d.organization_id = m.organization_id and d.message_id = m.id and d.operation = 'send'
  where c.organization_id = $1 and m.kind = 'message' and (m.direction = 'in' or d.id is null or d.state in ('sent', 'delivered', 'read'))`;

function moment(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The newest page of a thread, or the one before a cursor, newest first. */
export async function readThread(
  tx: Transaction,
  visitor: VisitorActor,
  limit: number,
  before?: string,
): Promise<{ rows: VisitorMessageRow[]; nextCursor: string | null }> {
  const [at = null, position = null, id = null] = before === undefined ? [] : unpackCursor(before, 3);
  const { rows } = await tx.client
    .query<VisitorMessageRow>({
      name: "visitor_thread",
      text: `${MESSAGE} and c.channel_id = $2 and c.thread_key = $3 and ($5::timestamptz is null or (m.sent_at, m.position, m.id) < ($5, $6::bigint, $7))
      order by m.sent_at desc, m.position desc, m.id desc limit $4`,
      values: [tx.organizationId, visitor.channelId, visitor.visitorKey, limit + 1, at, position, id],
    })
    .catch(rejectMalformedCursor(before));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor: rows.length > limit && last ? packCursor([last.sent_at, last.position, last.id]) : null,
  };
}

/** Messages of the thread by id, in the thread's order; what its visitor may not see is left out. */
export async function readVisitorMessages(
  tx: Transaction,
  visitor: VisitorActor,
  ids: readonly string[],
): Promise<VisitorMessageRow[]> {
  const { rows } = await tx.client.query<VisitorMessageRow>({
    name: "visitor_messages",
    text: `${MESSAGE} and c.channel_id = $2 and c.thread_key = $3 and m.id = any ($4) order by m.sent_at, m.position, m.id`,
    values: [tx.organizationId, visitor.channelId, visitor.visitorKey, ids],
  });
  return rows;
}

/** When the visitor wrote the last message that some member has read; null while the newest is unread. */
export async function readSeenUpTo(tx: Transaction, visitor: VisitorActor): Promise<string | null> {
  const { rows } = await tx.client.query<{ seen: string | null }>({
    name: "visitor_seen",
    text: `select ${moment("max(c.last_inbound_at)")} as seen from comm_conversations c
      where c.organization_id = $1 and c.channel_id = $2 and c.thread_key = $3
        and exists (select from comm_read_marks r where r.organization_id = c.organization_id and r.conversation_id = c.id and r.inbound_count >= c.inbound_count)`,
    values: [tx.organizationId, visitor.channelId, visitor.visitorKey],
  });
  return rows[0]?.seen ?? null;
}

/** The thread a conversation belongs to; null when there is no such conversation. */
export async function readThreadKey(tx: Transaction, conversationId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ thread_key: string }>({
    name: "visitor_thread_key",
    text: "select thread_key from comm_conversations where organization_id = $1 and id = $2",
    values: [tx.organizationId, conversationId],
  });
  return rows[0]?.thread_key ?? null;
}

/** Where the event log stands: every transaction below it has ended, so nothing can still appear there. */
export async function readPosition(tx: Transaction): Promise<string> {
  const { rows } = await tx.client.query<{ position: string }>({
    name: "visitor_position",
    text: "select pg_snapshot_xmin(pg_current_snapshot())::text as position",
  });
  return rows[0]?.position ?? "0";
}

/** Messages of the thread that events at or after a position speak of, at most `limit`; null when the log no longer reaches back. */
export async function readChangedSince(
  tx: Transaction,
  visitor: VisitorActor,
  position: string,
  limit: number,
): Promise<string[] | null> {
  const { rows } = await tx.client.query<{ reaches: boolean; ids: string[] }>({
    name: "visitor_changes",
    text: `select
        $4::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
          and $4::xid8 >= coalesce((select (value #>> '{}')::xid8 from settings where organization_id = $1 and name = 'outbox.removed_below'), '0'::xid8) as reaches,
        array(select distinct o.payload ->> 'messageId' from outbox o
          join comm_conversations c on c.organization_id = o.organization_id and c.id = o.conversation_id
          where o.organization_id = $1 and c.channel_id = $2 and c.thread_key = $3 and o.transaction >= $4::xid8 and o.payload ? 'messageId' limit $5) as ids`,
    values: [tx.organizationId, visitor.channelId, visitor.visitorKey, position, limit],
  });
  return rows[0]?.reaches ? rows[0].ids : null;
}
