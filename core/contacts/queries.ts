import { and, eq, sql } from "drizzle-orm";
import type { ListScope, Resource } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { packCursor, unpackCursor } from "../kernel/cursor.ts";
import { missing } from "../kernel/errors.ts";
import { isId, type ChannelId, type ContactId, type UserId } from "../kernel/ids.ts";
import type { Contact, ContactConversation, ContactIdentity, ProvedContact } from "./contact.ts";
import { contactsWithin, conversationsWithin } from "./reach.ts";
import { contacts } from "./table.ts";

const shown = {
  id: contacts.id,
  name: contacts.name,
  email: contacts.email,
  phone: contacts.phone,
  language: contacts.language,
  avatarUrl: contacts.avatarUrl,
  isBot: contacts.isBot,
  blockedUsAt: contacts.blockedUsAt,
  attributes: contacts.attributes,
  createdAt: contacts.createdAt,
};

/** What a list is narrowed to; `scope` is as far as the reader's rights go. */
export type ContactFilter = {
  readonly text?: string | undefined;
  readonly id?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly scope: ListScope;
};

/** A page of contacts by name, and the cursor of the next. */
export async function listContacts(
  tx: Transaction,
  { text, id, cursor, limit, scope }: ContactFilter,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const where = and(
    eq(contacts.organizationId, tx.organizationId),
    contactsWithin(scope),
    text ? saying(text) : undefined,
    id === undefined ? undefined : eq(contacts.id, sql<ContactId>`${id}`),
    cursor ? after(cursor) : undefined,
  );
  // The index keeps names in byte order, whatever the database's language.
  const rows = await tx.db
    .select({ ...shown, key: sql<string>`lower(${contacts.name})` })
    .from(contacts)
    .where(where)
    .orderBy(sql`lower(${contacts.name}) using ~<~`, contacts.id)
    .limit(limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit), nextCursor: last ? packCursor([last.key, last.id]) : null };
}

function after(cursor: string) {
  const [name, id] = unpackCursor(cursor, 2);
  return sql`lower(${contacts.name}) ~>=~ ${name} and (lower(${contacts.name}) ~>~ ${name} or ${contacts.id} > ${id})`;
}

function saying(text: string) {
  const wanted = text.trim().toLowerCase();
  const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  // A platform's ids are digits and letters at random: a part of one is found in nearly every search.
  return sql`(lower(${contacts.name}) like ${like} or lower(${contacts.email}) like ${like} or ${contacts.phone} like ${like} or exists (
    select from comm_contact_identities i where i.organization_id = ${contacts.organizationId} and i.contact_id = ${contacts.id}
      and (lower(i.username) like ${like} or lower(i.value) = ${wanted} or i.kind in ('phone', 'email', 'username') and lower(i.value) like ${like})))`;
}

/** One contact within reach; throws `contact_unknown`. */
export async function readContact(tx: Transaction, scope: ListScope, contactId: string): Promise<Contact> {
  const [contact] = isId("con", contactId)
    ? await tx.db
        .select(shown)
        .from(contacts)
        .where(
          and(
            eq(contacts.organizationId, tx.organizationId),
            eq(contacts.id, contactId),
            contactsWithin(scope),
          ),
        )
    : [];
  if (!contact)
    throw missing("contact_unknown", "This contact doesn't exist, or you don't have access to it.", {
      contactId,
    });
  return contact;
}

/** A conversation of the contact within reach, as scopes see it; empty where none is, or where everything is. */
export async function readNearestConversation(
  tx: Transaction,
  scope: ListScope,
  contactId: ContactId,
): Promise<Resource> {
  if (scope.kind !== "some") return {};
  const { rows } = await tx.db.execute<{
    ownerId: UserId | null;
    channelId: ChannelId;
    team: string | null;
  }>(sql`
    select v.assignee_id as "ownerId", v.channel_id as "channelId", r.team from comm_conversations v
    left join user_roles r on r.organization_id = v.organization_id and r.user_id = v.assignee_id
    where v.organization_id = ${tx.organizationId} and v.contact_id = ${contactId} and ${conversationsWithin(scope)} limit 1`);
  return rows[0] ?? {};
}

/** How platforms know a contact. */
export async function listIdentities(tx: Transaction, contactId: ContactId): Promise<ContactIdentity[]> {
  const { rows } = await tx.client.query<ContactIdentity>(
    `select i.id, i.channel_id as "channelId", c.name as "channelName", c.connector, i.kind, i.value, i.username from comm_contact_identities i
     join comm_channels c on c.organization_id = i.organization_id and c.id = i.channel_id
     where i.organization_id = $1 and i.contact_id = $2 order by i.created_at, i.id`,
    [tx.organizationId, contactId],
  );
  return rows;
}

type ConversationRow = {
  id: ContactConversation["id"];
  number: string;
  title: string;
  status: ContactConversation["status"];
  channel_id: ContactConversation["channel"]["id"];
  connector: string;
  channel_name: string;
  last_activity_at: string;
};

/** A contact's latest conversations within reach, groups they take part in included. */
export async function listContactConversations(
  tx: Transaction,
  scope: ListScope,
  contactId: ContactId,
): Promise<ContactConversation[]> {
  const { rows } = await tx.db.execute<ConversationRow>(sql`
    select v.id, v.number, v.title, v.status, v.channel_id, h.connector, h.name as channel_name, v.last_activity_at::text
    from comm_conversations v join comm_channels h on h.organization_id = v.organization_id and h.id = v.channel_id
    where v.organization_id = ${tx.organizationId} and ${conversationsWithin(scope)} and (v.contact_id = ${contactId}
      or exists (select from comm_participants p where p.organization_id = v.organization_id and p.conversation_id = v.id and p.contact_id = ${contactId}))
    order by v.last_activity_at desc, v.id desc limit 50`);
  return rows.map((row) => ({
    id: row.id,
    number: Number(row.number),
    title: row.title,
    status: row.status,
    channel: { id: row.channel_id, connector: row.connector, name: row.channel_name },
    updatedAt: row.last_activity_at,
  }));
}

/** Other contacts within reach that are proved to be the same person, by whichever of the two. */
export async function listProvedContacts(
  tx: Transaction,
  scope: ListScope,
  contactId: ContactId,
): Promise<ProvedContact[]> {
  const other = sql`case when l.contact_id = ${contactId} then i.contact_id else l.contact_id end`;
  const { rows } = await tx.db.execute<{
    id: ContactId;
    name: string;
    how: ProvedContact["how"];
    linked_at: string;
  }>(sql`
    select distinct on (${contacts.id}) ${contacts.id} as id, ${contacts.name} as name, l.how, l.linked_at::text
    from comm_contact_links l
    join comm_contact_identities i on i.organization_id = l.organization_id and i.id = l.identity_id
    join comm_contacts on ${contacts.organizationId} = l.organization_id and ${contacts.id} = ${other}
    where l.organization_id = ${tx.organizationId} and ${contactId} in (l.contact_id, i.contact_id) and ${contacts.id} <> ${contactId} and ${contactsWithin(scope)}
    order by ${contacts.id}, l.linked_at desc`);
  return rows.map(({ linked_at, ...row }) => ({ ...row, linkedAt: new Date(linked_at) }));
}
