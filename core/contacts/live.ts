import { changed, liveOf, type Resource } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ContactId } from "../kernel/ids.ts";

/** Pages hear which contact changed, where a conversation of theirs brings the contact into the reader's reach. */
export const contactLive = liveOf(["contact_changed"], async (tx, events) => {
  const places = await placesOf(tx, [...new Set(events.map(({ contactId }) => contactId))]);
  return events.map(({ contactId }) => ({
    ...changed("contact", contactId),
    needs: ["contact.read"],
    // The bare object is for those who read all contacts.
    objects: [{}, ...(places.get(contactId) ?? [])],
  }));
});

type Row = Required<Resource> & { readonly contactId: ContactId };

/** Whose the contacts' conversations are and where they arrived, each place once. */
async function placesOf(tx: Transaction, contactIds: readonly ContactId[]): Promise<Map<ContactId, Row[]>> {
  const { rows } = await tx.client.query<Row>(
    `select distinct v.contact_id as "contactId", v.channel_id as "channelId", v.assignee_id as "ownerId", r.team
     from comm_conversations v left join user_roles r on r.organization_id = v.organization_id and r.user_id = v.assignee_id
     where v.organization_id = $1 and v.contact_id = any ($2) and v.audience = 'customers'`,
    [tx.organizationId, contactIds],
  );
  return Map.groupBy(rows, ({ contactId }) => contactId);
}
