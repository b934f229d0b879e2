import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import type { ChannelId, MessageId, OrganizationId } from "../kernel/ids.ts";
import type { LoadMessageSummary, MessageSummary } from "../outbox/index.ts";

type Wanted = { readonly organizationId: OrganizationId; readonly messageId: MessageId };
type Row = {
  id: MessageId;
  channel_id: ChannelId;
  body: string;
  author_name: string;
  group: boolean;
  act: boolean;
  dialogue: boolean;
};

/** Creates the loader that a process needs for messages that it has not stored itself. Loads what is wanted together in one query. */
export function createSummaryLoader(database: Database): LoadMessageSummary {
  return createBatcher(async (wanted: readonly Wanted[]) => {
    const { rows } = await database.system.query<Row>({
      name: "load_message_summary",
      text: `select m.id, m.channel_id, m.body, case when k.named is false then '' else m.author_name end as author_name, c.thread_kind = 'group' as "group",
          m.parts @? '$[*] ? (@.kind == "press" || @.kind == "command")' as act,
          coalesce(c.dialogue_until > clock_timestamp(), false) as dialogue
        from comm_messages m
        join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
        left join comm_contacts k on k.organization_id = m.organization_id and k.id = m.author_id
        where (m.organization_id, m.id) in (select * from unnest($1::text[], $2::text[]))`,
      values: [wanted.map((one) => one.organizationId), wanted.map((one) => one.messageId)],
    });
    const found = new Map(rows.map((row) => [row.id, toSummary(row)]));
    return wanted.map((one) => found.get(one.messageId) ?? null);
  });
}

const toSummary = (row: Row): MessageSummary => ({
  channelId: row.channel_id,
  text: row.body,
  authorName: row.author_name,
  group: row.group,
  ...(row.act && { act: true }),
  ...(row.dialogue && { dialogue: true }),
});
