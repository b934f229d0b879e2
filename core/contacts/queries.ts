import type { Transaction } from "../database/index.ts";
import { scopeOf, type MemberActor } from "../identity/index.ts";
import { packCursor, unpackCursor } from "../kernel/cursor.ts";
import { missing } from "../kernel/errors.ts";
import type { ContactId } from "../kernel/ids.ts";

export type ContactRow = { id: ContactId; name: string; email: string | null; phone: string | null; language: string | null; avatar_url: string | null; blocked_us_at: Date | null; attributes: Record<string, string>; created_at: Date };
export type IdentityRow = { id: string; channelId: string; channelName: string; connector: string; kind: string; value: string; username: string | null };
export type ThreadRow = { id: string; number: string; title: string; status: string; channel: { id: string; connector: string; name: string }; updated_at: Date };

const COLUMNS = "c.id, c.name, c.email, c.phone, c.language, c.avatar_url, c.blocked_us_at, c.attributes, c.created_at";

/** By name, a page at a time; `q` finds names, addresses and numbers. */
export async function listContacts(tx: Transaction, q: string | undefined, limit: number, cursor: string | undefined): Promise<{ rows: ContactRow[]; nextCursor: string | null }> {
  const values: unknown[] = [tx.organizationId, limit + 1];
  let where = "";
  if (q) where += ` and (c.name ilike $${values.push(`%${q.replace(/[\\%_]/g, "\\$&")}%`)} or c.email ilike $${values.length} or c.phone ilike $${values.length})`;
  if (cursor) {
    const [name, id] = unpackCursor(cursor, 2);
    where += ` and (lower(c.name), c.id) > ($${values.push(name)}, $${values.push(id)})`;
  }
  const { rows } = await tx.client.query<ContactRow & { key: string }>(`select ${COLUMNS}, lower(c.name) as key from comm_contacts c where c.organization_id = $1${where} order by lower(c.name), c.id limit $2`, values);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? packCursor([last.key, last.id]) : null };
}

/** One contact; throws `contact_unknown`. */
export async function readContact(tx: Transaction, contactId: string): Promise<ContactRow> {
  const { rows } = await tx.client.query<ContactRow>(`select ${COLUMNS} from comm_contacts c where c.organization_id = $1 and c.id = $2`, [tx.organizationId, contactId]);
  if (!rows[0]) throw missing("contact_unknown", "There is no such contact.", { contactId });
  return rows[0];
}

/** What platforms call the contact. */
export async function listIdentities(tx: Transaction, contactId: string): Promise<IdentityRow[]> {
  const { rows } = await tx.client.query<IdentityRow>(
    `select i.id, i.channel_id as "channelId", h.name as "channelName", h.connector, i.kind, i.value, i.username from comm_contact_identities i
     join comm_channels h on h.organization_id = i.organization_id and h.id = i.channel_id
     where i.organization_id = $1 and i.contact_id = $2 order by i.created_at`,
    [tx.organizationId, contactId],
  );
  return rows;
}

/** The contact's conversations the reader may see, newest first. */
export async function listThreads(tx: Transaction, actor: MemberActor, contactId: string): Promise<ThreadRow[]> {
  const scope = scopeOf(actor, "conversation.read");
  if (scope.kind === "none") return [];
  const { rows } = await tx.client.query<ThreadRow>(
    `select v.id, v.number, v.title, v.status, jsonb_build_object('id', h.id, 'connector', h.connector, 'name', h.name) as channel, v.updated_at from comm_conversations v
     join comm_channels h on h.organization_id = v.organization_id and h.id = v.channel_id
     where v.organization_id = $1 and v.contact_id = $2
       and ($3::text is null or v.assignee_id = $3 or v.channel_id = any ($4)
         or exists (select from user_roles r where r.organization_id = v.organization_id and r.user_id = v.assignee_id and r.team = $5))
     order by v.last_activity_at desc limit 50`,
    [tx.organizationId, contactId, scope.kind === "some" ? scope.ownerId : null, scope.kind === "some" ? scope.channelIds : [], scope.kind === "some" ? scope.team : null],
  );
  return rows;
}
