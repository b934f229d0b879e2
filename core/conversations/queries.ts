import type { ListScope } from "../access/index.ts";
import { rejectMalformedCursor, type Transaction } from "../database/index.ts";
import { packCursor, unpackCursor } from "../kernel/cursor.ts";
import { missing } from "../kernel/errors.ts";
import { presentConversation, presentMessage } from "./present.ts";
import { CONVERSATION, MESSAGE, type ConversationRow, type MessageRow } from "./rows.ts";
import type { ConversationView, MessageView } from "./schema.ts";
import { withinScope } from "./visible.ts";

/** A page and the cursor of the next, null at the end. */
export type Page<T> = { readonly items: T[]; readonly nextCursor: string | null };

/** What the list is narrowed to; `scope` is as far as the reader's rights go, whatever else they ask. */
export type ListFilter = {
  readonly status?: ConversationView["status"] | "all" | undefined;
  readonly channel?: string | undefined;
  /** A member's id, or `none`. */
  readonly assignee?: string | undefined;
  readonly label?: string | undefined;
  readonly text?: string | undefined;
  readonly scope: ListScope;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest activity first, by keyset: as fast at a million conversations as at ten. */
export async function listConversations(
  tx: Transaction,
  readerId: string,
  filter: ListFilter,
): Promise<Page<ConversationView>> {
  const values: unknown[] = [tx.organizationId, readerId];
  const where: string[] = [withinScope(filter.scope, values)];
  const add = (condition: (place: string) => string, value: unknown) =>
    where.push(condition(`$${values.push(value)}`));
  if (filter.status && filter.status !== "all") add((p) => `c.status = ${p}`, filter.status);
  if (filter.channel) add((p) => `c.channel_id = ${p}`, filter.channel);
  if (filter.assignee === "none") where.push("c.assignee_id is null");
  else if (filter.assignee) add((p) => `c.assignee_id = ${p}`, filter.assignee);
  if (filter.label)
    add(
      (p) =>
        `exists (select from comm_conversation_labels f where f.organization_id = c.organization_id and f.conversation_id = c.id and f.label_id = ${p})`,
      filter.label,
    );
  if (filter.text)
    add(
      (
        p,
      ) => `(k.name ilike ${p} or c.title ilike ${p} or (m.deleted_at is null and (m.body ilike ${p} or exists (
        select from jsonb_array_elements(m.parts) card where card ->> 'kind' = 'card' and concat_ws(' ', card ->> 'title', card -> 'text' ->> 'text') ilike ${p}))))`,
      `%${filter.text.replace(/[\\%_]/g, "\\$&")}%`,
    );
  if (filter.cursor) {
    const [at, id] = unpackCursor(filter.cursor, 2);
    where.push(`(c.last_activity_at, c.id) < ($${values.push(at)}::timestamptz, $${values.push(id)})`);
  }
  const { rows } = await tx.client
    .query<ConversationRow>(
      `${CONVERSATION}${where.map((one) => ` and ${one}`).join("")} order by c.last_activity_at desc, c.id desc limit $${values.push(filter.limit + 1)}`,
      values,
    )
    .catch(rejectMalformedCursor(filter.cursor));
  return toPage(rows, filter.limit, (row) => [row.activity_key, row.id], presentConversation);
}

/** One conversation with the reader's own unread count; whether they may see it is asked before (`permitted`). */
export async function readConversation(
  tx: Transaction,
  readerId: string,
  conversationId: string,
): Promise<ConversationView> {
  const { rows } = await tx.client.query<ConversationRow>({
    name: "read_conversation",
    text: `${CONVERSATION} and c.id = $3`,
    values: [tx.organizationId, readerId, conversationId],
  });
  const row = rows[0];
  if (!row)
    throw missing(
      "conversation_unknown",
      "This conversation doesn't exist, or you don't have access to it.",
      {
        conversationId,
      },
    );
  return presentConversation(row);
}

/** Several conversations by id, as nobody in particular sees them: `unread` counts everything. */
export async function readConversations(
  tx: Transaction,
  conversationIds: readonly string[],
): Promise<ConversationView[]> {
  const { rows } = await tx.client.query<ConversationRow>({
    name: "read_conversations",
    text: `${CONVERSATION} and c.id = any ($3)`,
    values: [tx.organizationId, "", conversationIds],
  });
  return rows.map(presentConversation);
}

/** A thread's messages of these kinds, oldest first; the cursor leads to earlier ones. Order: (sentAt, position, id). */
export async function listMessages(
  tx: Transaction,
  conversationId: string,
  kinds: readonly MessageView["kind"][],
  limit: number,
  before?: string,
): Promise<Page<MessageView>> {
  const values: unknown[] = [tx.organizationId, conversationId, limit + 1, kinds];
  let earlier = "";
  if (before) {
    const [at, position, id] = unpackCursor(before, 3);
    values.push(at, position, id);
    earlier = " and (m.sent_at, m.position, m.id) < ($5::timestamptz, $6::bigint, $7)";
  }
  const { rows } = await tx.client
    .query<MessageRow>(
      `${MESSAGE} and m.conversation_id = $2 and m.kind = any ($4)${earlier} order by m.sent_at desc, m.position desc, m.id desc limit $3`,
      values,
    )
    .catch(rejectMalformedCursor(before));
  const page = toPage(rows, limit, (row) => [row.sent_key, row.position, row.id], presentMessage);
  return { ...page, items: page.items.toReversed() };
}

/** One message; `missing` when there is none. */
export async function readMessage(tx: Transaction, messageId: string): Promise<MessageView> {
  const [message] = await readMessages(tx, [messageId]);
  if (!message)
    throw missing("message_unknown", "This message doesn't exist, or you don't have access to it.", {
      messageId,
    });
  return message;
}

/** Several messages by id, in no particular order; ids that lead nowhere are left out. */
export async function readMessages(tx: Transaction, messageIds: readonly string[]): Promise<MessageView[]> {
  const { rows } = await tx.client.query<MessageRow>({
    name: "read_messages",
    text: `${MESSAGE} and m.id = any ($2)`,
    values: [tx.organizationId, messageIds],
  });
  return rows.map(presentMessage);
}

function toPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly string[],
  present: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? packCursor(keysOf(last)) : null,
  };
}

/** Open conversations of the three tabs, counted up to a thousand: nobody reads further, and counting all would not scale. */
export async function countOpen(
  tx: Transaction,
  readerId: string,
  scope: ListScope,
): Promise<{ mine: number; unassigned: number; all: number }> {
  const values: unknown[] = [tx.organizationId, readerId];
  const open = `select from comm_conversations c where c.organization_id = $1 and c.status = 'open' and c.audience = 'customers' and ${withinScope(scope, values)}`;
  const capped = (condition: string) =>
    `(select count(*)::integer from (${open} and ${condition} limit 1000) x)`;
  const { rows } = await tx.client.query<{ mine: number; unassigned: number; all: number }>(
    `select ${capped("c.assignee_id = $2")} as mine, ${capped("c.assignee_id is null")} as unassigned, ${capped("$2::text is not null")} as "all"`,
    values,
  );
  return rows[0] ?? { mine: 0, unassigned: 0, all: 0 };
}
