import { givenName } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { PersonDescribed } from "../protocol/index.ts";
import { findContact } from "./change-reaction.ts";

/** Updates a contact's name, username and language from the platform. Keeps a name that a member has given. */
export async function describeContact(
  tx: Transaction,
  channelId: ChannelId,
  event: PersonDescribed,
): Promise<boolean> {
  const contact = await findContact(tx, channelId, event.who);
  if (!contact) return true;
  const [{ kind, value }] = event.who.identities;
  const name = givenName(event.who) || null;
  const { username = null, language = null } = event.who;
  await tx.client.query(
    `update comm_contacts c set name = case when c.name = i.display_name then coalesce($5, c.name) else c.name end,
       named = c.named or (c.name = i.display_name and $5::text is not null), language = coalesce($6, c.language)
     from comm_contact_identities i
     where i.organization_id = $1 and i.channel_id = $2 and i.kind = $3 and i.value = $4 and c.organization_id = $1 and c.id = i.contact_id`,
    [tx.organizationId, channelId, kind, value, name, language],
  );
  await tx.client.query(
    "update comm_contact_identities set display_name = coalesce($5, display_name), username = coalesce($6, username) where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4",
    [tx.organizationId, channelId, kind, value, name, username],
  );
  await appendEvent(tx, { kind: "contact_changed", contactId: contact.id });
  return true;
}
