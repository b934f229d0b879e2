import type {
  AttachmentId,
  ChannelId,
  ContactId,
  ConversationId,
  LabelId,
  MessageId,
  UserId,
} from "../kernel/ids.ts";
import type { Quote } from "../protocol/index.ts";
import type { DeliveryPayload, DeliveryState } from "../deliveries/index.ts";
import { SELECT_FIELDS, type FieldValues } from "./fields.ts";
import type { ConversationView, MessageView } from "./schema.ts";

/** Where a thread is, as far as its platform told. */
type Place = { readonly key: string; readonly title?: string };

/** A conversation with what its line in the list needs. */
export type ConversationRow = {
  id: ConversationId;
  number: string;
  channel_id: ChannelId;
  connector: string;
  channel_name: string;
  channel_status: ConversationView["channel"]["status"];
  title: string;
  thread_kind: ConversationView["kind"];
  space: Place | null;
  parent: Place | null;
  status: ConversationView["status"];
  fields: FieldValues;
  assignee_id: UserId | null;
  assignee_name: string | null;
  assignee_team: string | null;
  labels: { id: LabelId; name: string; colour: string }[];
  unread: number;
  contact_id: ContactId | null;
  contact_name: string | null;
  contact_avatar: string | null;
  last_at: Date | null;
  last_body: string | null;
  last_marks: MessageView["text"]["marks"] | null;
  last_parts: PreviewedPart[] | null;
  last_deleted_at: Date | null;
  last_author_kind: string | null;
  last_author_name: string | null;
  last_delivery_state: string | null;
  snoozed_until: Date | null;
  waiting_since: Date | null;
  bot_paused_until: Date | null;
  version: string;
  created_at: Date;
  updated_at: Date;
  last_activity_at: Date;
  activity_key: string;
};

/** What a line says of a part. */
export type PreviewedPart = {
  readonly kind: string;
  readonly question?: string;
  readonly emoji?: string;
  readonly title?: string;
  readonly text?: { readonly text: string };
};

/** A message with what hangs on it. */
export type MessageRow = {
  id: MessageId;
  conversation_id: ConversationId;
  direction: "in" | "out";
  kind: MessageView["kind"];
  author_kind: MessageView["author"]["kind"];
  author_id: string | null;
  author_name: string;
  body: string;
  marks: MessageView["text"]["marks"];
  parts: { kind: string; attachmentId?: AttachmentId; emoji?: string; options?: readonly string[] }[];
  buttons: MessageView["buttons"];
  event: { kind: string } | null;
  reply_to_id: MessageId | null;
  reply_body: string | null;
  reply_marks: MessageView["text"]["marks"] | null;
  reply_parts: PreviewedPart[] | null;
  reply_author_name: string | null;
  reply_deleted_at: Date | null;
  quote: Quote | null;
  forwarded_from: string | null;
  album_key: string | null;
  reactions: MessageView["reactions"];
  poll_answers: { option: number; id: string; name: string }[];
  attachments: StoredAttachment[];
  delivery_state: DeliveryState | null;
  delivery_reason: string | null;
  delivery_payload: DeliveryPayload | null;
  failed_changes: MessageView["failedChanges"];
  sent_at: Date;
  received_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  parts_deleted: number;
  automatic: boolean;
  client_key: string | null;
  position: string;
  version: string;
  sent_key: string;
};

type StoredAttachment = {
  id: AttachmentId;
  kind: Extract<MessageView["parts"][number], { attachment: unknown }>["kind"];
  fileName: string;
  contentType: string;
  size: number | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  state: "pending" | "stored" | "failed";
  failure: string | null;
};

/** Everything a line in the list shows; `$2` is the reader. Its last message is a person's, where somebody has written. `activity_key` keeps the microseconds a Date would lose. */
export const CONVERSATION = `
  select c.id, c.number, c.channel_id, ch.connector, ch.name as channel_name, ch.status as channel_status, c.title, c.thread_kind, c.space, c.parent, c.status, ${SELECT_FIELDS}, c.assignee_id, u.name as assignee_name, t.team as assignee_team,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'colour', l.colour) order by l.name)
      from comm_conversation_labels cl join comm_labels l on l.organization_id = cl.organization_id and l.id = cl.label_id
      where cl.organization_id = c.organization_id and cl.conversation_id = c.id), '[]') as labels,
    c.inbound_count - coalesce(r.inbound_count, 0) as unread, c.contact_id, k.name as contact_name, k.avatar_url as contact_avatar,
    m.sent_at as last_at, m.body as last_body, m.marks as last_marks, m.parts as last_parts, m.deleted_at as last_deleted_at, m.author_kind as last_author_kind, m.author_name as last_author_name, d.state as last_delivery_state,
    c.snoozed_until, c.waiting_since, case when c.bot_paused_until > clock_timestamp() then c.bot_paused_until end as bot_paused_until, c.version, c.created_at, c.updated_at, c.last_activity_at, c.last_activity_at::text as activity_key
  from comm_conversations c
  join comm_channels ch on ch.organization_id = c.organization_id and ch.id = c.channel_id
  left join users u on u.id = c.assignee_id
  left join user_roles t on t.organization_id = c.organization_id and t.user_id = c.assignee_id
  left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id
  left join comm_read_marks r on r.organization_id = c.organization_id and r.conversation_id = c.id and r.user_id = $2
  left join comm_messages m on m.organization_id = c.organization_id and m.id = c.last_message_id
  left join comm_deliveries d on d.organization_id = c.organization_id and d.message_id = m.id and d.operation = 'send'
  where c.organization_id = $1 and c.audience = 'customers'`;

/** Of each kind of change the last counts. Of a message taken back only that matters, and of one that never arrived nothing. */
const FAILED_CHANGES = `coalesce((
      select jsonb_agg(jsonb_build_object('operation', f.operation, 'state', f.state, 'reason', f.reason) order by f.operation)
      from (select distinct on (o.operation) o.operation, o.state, o.reason from comm_deliveries o
        where o.organization_id = m.organization_id and o.message_id = m.id and o.operation <> 'send' and o.operation in ('edit', 'delete', 'react')
          and (m.external_id is not null or d.state in ('sent', 'delivered', 'read'))
        order by o.operation, o.sequence desc) f
      where f.state in ('failed', 'unconfirmed') and (m.deleted_at is null or f.operation = 'delete')), '[]')`;

/** Everything a bubble shows. */
export const MESSAGE = `
  select m.id, m.conversation_id, m.direction, m.kind, m.author_kind, m.author_id, m.author_name, m.body, m.marks, m.parts, m.buttons, m.event,
    m.reply_to_id, q.body as reply_body, q.marks as reply_marks, q.parts as reply_parts, q.author_name as reply_author_name, q.deleted_at as reply_deleted_at, m.quote, m.forwarded_from, m.album_key,
    coalesce((select jsonb_agg(jsonb_build_object('emoji', x.emoji, 'by', jsonb_build_object('kind', x.author_kind, 'id', x.author_id, 'name', x.author_name)) order by x.created_at)
      from comm_reactions x where x.organization_id = m.organization_id and x.message_id = m.id), '[]') as reactions,
    case when m.parts @> '[{"kind": "poll"}]' then coalesce((select jsonb_agg(jsonb_build_object('option', y.option, 'id', y.author_id, 'name', y.author_name) order by y.created_at, y.author_id)
      from comm_poll_answers y where y.organization_id = m.organization_id and y.message_id = m.id), '[]') else '[]' end as poll_answers,
    case when m.parts = '[]' then '[]'::jsonb else coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'fileName', a.file_name, 'contentType', a.content_type, 'size', a.size,
        'width', a.width, 'height', a.height, 'durationMs', a.duration_ms, 'state', a.state, 'failure', case when a.state = 'failed' then a.failure end))
      from comm_attachments a where a.organization_id = m.organization_id and a.message_id = m.id), '[]') end as attachments,
    d.state as delivery_state, d.reason as delivery_reason, d.payload as delivery_payload, ${FAILED_CHANGES} as failed_changes, m.sent_at, m.received_at, m.edited_at, m.deleted_at, m.parts_deleted, m.automatic, m.client_key, m.position, m.version, m.sent_at::text as sent_key
  from comm_messages m
  left join comm_messages q on q.organization_id = m.organization_id and q.id = m.reply_to_id
  left join comm_deliveries d on d.organization_id = m.organization_id and d.message_id = m.id and d.operation = 'send'
  where m.organization_id = $1`;
