import { sql } from "drizzle-orm";
import type { ListScope } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, ContactId } from "../kernel/ids.ts";
import { conversationsWithin } from "./reach.ts";

/** Where a contact writes from, and when their conversations last went on; what a list shows beside the contact. */
export type ContactActivity = {
  readonly channels: readonly { readonly id: ChannelId; readonly connector: string; readonly name: string }[];
  /** RFC 3339; null where none of their conversations is within the reader's reach. */
  readonly lastActivityAt: string | null;
};

type Row = {
  contactId: ContactId;
  channels: ContactActivity["channels"] | null;
  lastActivityAt: string | null;
};

/** Loads the activity of a page of contacts in one statement, as far as the reader's reach goes. */
export async function loadContactActivity(
  tx: Transaction,
  scope: ListScope,
  contactIds: readonly ContactId[],
): Promise<(contactId: ContactId) => ContactActivity> {
  const { rows } = await tx.db.execute<Row>(sql`
    select c.id as "contactId",
      (select json_agg(distinct jsonb_build_object('id', h.id, 'connector', h.connector, 'name', h.name))
       from comm_contact_identities i join comm_channels h on h.organization_id = i.organization_id and h.id = i.channel_id
       where i.organization_id = c.organization_id and i.contact_id = c.id) as channels,
      (select max(v.last_activity_at)::text from comm_conversations v
       where v.organization_id = c.organization_id and v.contact_id = c.id and ${conversationsWithin(scope)}) as "lastActivityAt"
    from comm_contacts c
    where c.organization_id = ${tx.organizationId} and c.id = any (${sql.param([...contactIds])}::text[])`);
  const known = new Map(rows.map((row) => [row.contactId, row]));
  return (contactId) => {
    const row = known.get(contactId);
    return { channels: row?.channels ?? [], lastActivityAt: row?.lastActivityAt ?? null };
  };
}
