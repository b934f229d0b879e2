import type { Resource } from "../../../access/index.ts";
import { previewOf } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { ConversationId, UserId } from "../../../kernel/ids.ts";
import type { RichText } from "../../../protocol/index.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import type { CardConversation } from "./card.ts";

/** How many of the customer's messages a card quotes. */
const QUOTED = 3;

type Row = {
  number: string;
  connector: string;
  channel_id: Resource["channelId"];
  team: string | null;
  customer: string;
  status: CardConversation["status"];
  snoozed_until: Date | null;
  priority: string;
  assignee_id: UserId | null;
  assignee_name: string | null;
  waiting_since: Date | null;
  said: readonly {
    readonly body: string;
    readonly marks: RichText["marks"];
    readonly parts: Parameters<typeof previewOf>[1];
  }[];
  count: number;
};

/** Reads a customer's conversation as cards show it; null when it is gone. `platformOf`: what people call a connector's chat app. */
export async function readCard(
  tx: Transaction,
  id: ConversationId,
  platformOf: (connector: string) => string,
): Promise<CardConversation | null> {
  const { rows } = await tx.client.query<Row>({
    name: "read_card",
    text: READ,
    values: [tx.organizationId, id, QUOTED],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    id,
    number: Number(row.number),
    platform: platformOf(row.connector),
    customer: row.customer,
    status: row.status,
    snoozedUntil: instant(row.snoozed_until),
    urgent: row.priority === "urgent",
    assignee: row.assignee_id && { id: row.assignee_id, name: row.assignee_name ?? "" },
    waitingSince: instant(row.waiting_since),
    lines: row.said.map(({ body, marks, parts }) =>
      previewOf({ text: body, marks: unsafeCast(marks) }, parts, false),
    ),
    further: Math.max(0, row.count - row.said.length),
    resource: {
      conversationId: id,
      channelId: row.channel_id ?? null,
      ownerId: row.assignee_id,
      team: row.team,
    },
  };
}

const instant = (at: Date | null): Temporal.Instant | null =>
  at && Temporal.Instant.fromEpochMilliseconds(at.getTime());

// What was said since the customer waits, its beginning; where nobody waits, their last words.
const READ = `
  select c.number, ch.connector, c.channel_id, t.team, coalesce(nullif(k.name, ''), c.title) as customer, c.status, c.snoozed_until, c.priority,
    c.assignee_id, u.name as assignee_name, c.waiting_since, coalesce(w.said, '[]') as said, coalesce(w.count, 0)::integer as count
  from comm_conversations c
  join comm_channels ch on ch.organization_id = c.organization_id and ch.id = c.channel_id
  left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id
  left join users u on u.id = c.assignee_id
  left join user_roles t on t.organization_id = c.organization_id and t.user_id = c.assignee_id
  left join lateral (
    select jsonb_agg(jsonb_build_object('body', left(s.body, 400), 'marks', s.marks, 'parts', s.parts) order by s.sent_at, s.position) filter (where s.place <= $3) as said, count(*) as count
    from (
      select m.*, row_number() over (order by m.sent_at, m.position) as place from comm_messages m
      where m.organization_id = c.organization_id and m.conversation_id = c.id and m.kind = 'message' and m.direction = 'in' and m.deleted_at is null
        and case when c.waiting_since is null then m.id = last_inbound_message(c.organization_id, c.id) else m.sent_at >= c.waiting_since end
    ) s
  ) w on true
  where c.organization_id = $1 and c.id = $2 and c.audience = 'customers'`;
