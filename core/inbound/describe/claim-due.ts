import type { OpenChannel } from "../../channels/index.ts";
import type { Database } from "../../database/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../kernel/ids.ts";
import type { Described, IdentityKind } from "../../protocol/index.ts";

/** Somebody or a thread that a platform is to be asked about. `tries`: how often in a row it told nothing new. */
export type Due = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly of: Described["of"];
  readonly conversationId: ConversationId | null;
  readonly tries: number;
};

type Row = {
  organization_id: OrganizationId;
  channel_id: ChannelId;
  kind: IdentityKind | null;
  value: string;
  conversation_id: ConversationId | null;
  tries: number;
};

/** Of one account in one round: no account's limit is used up by questions. */
const AT_ONCE = 10;

/** Claims what is due in channels of these connectors, for as long as the answers may take. */
export async function claimDue(database: Database, kinds: readonly string[]): Promise<Due[]> {
  if (kinds.length === 0) return [];
  const { rows } = await database.system.query<Row>({
    name: "claim_descriptions",
    text: `with asked as (
        select id from comm_channels where connector = any ($1) and status = 'active' and coalesce(describing_paused_until <= clock_timestamp(), true)
      ), people as (
        update comm_contact_identities p set describe_at = clock_timestamp() + interval '10 minutes'
        from asked h cross join lateral (
          select i.organization_id, i.id from comm_contact_identities i where i.channel_id = h.id and i.describe_at <= clock_timestamp()
          order by i.describe_at limit $2 for update skip locked) due
        where p.organization_id = due.organization_id and p.id = due.id
        returning p.organization_id, p.channel_id, p.kind, p.value, null::text as conversation_id, p.describe_tries as tries
      ), threads as (
        update comm_conversations c set describe_at = clock_timestamp() + interval '10 minutes'
        from asked h cross join lateral (
          select v.organization_id, v.id from comm_conversations v where v.channel_id = h.id and v.describe_at <= clock_timestamp()
          order by v.describe_at limit $2 for update skip locked) due
        where c.organization_id = due.organization_id and c.id = due.id
        returning c.organization_id, c.channel_id, null::text as kind, c.thread_key as value, c.id as conversation_id, c.describe_tries as tries
      )
      select * from people union all select * from threads`,
    values: [kinds, AT_ONCE],
  });
  return rows.map((row) => ({
    organizationId: row.organization_id,
    channelId: row.channel_id,
    of:
      row.kind === null
        ? { kind: "thread", key: row.value }
        : { kind: "person", identity: { kind: row.kind, value: row.value } },
    conversationId: row.conversation_id,
    tries: row.tries,
  }));
}

/** Makes what was claimed in a channel and not asked due again. */
export async function putBack(
  database: Database,
  { organizationId, channelId }: Pick<OpenChannel, "organizationId" | "channelId">,
  questions: readonly Due[],
): Promise<void> {
  const people = questions.flatMap(({ of }) => (of.kind === "person" ? [of.identity] : []));
  await database.system.query(
    `with people as (
       update comm_contact_identities i set describe_at = clock_timestamp() from unnest($3::text[], $4::text[]) as p (kind, value)
       where i.organization_id = $1 and i.channel_id = $2 and i.kind = p.kind and i.value = p.value
     )
     update comm_conversations set describe_at = clock_timestamp() where organization_id = $1 and id = any ($5)`,
    [
      organizationId,
      channelId,
      people.map((one) => one.kind),
      people.map((one) => one.value),
      questions.flatMap(({ conversationId }) => conversationId ?? []),
    ],
  );
}
