import { noteAvatar, publishContact } from "../contacts/index.ts";
import { givenName } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { Party } from "../protocol/index.ts";
import { findContact } from "./change-reaction.ts";
import { nameMessages } from "./name-messages.ts";

/** Updates a contact's name, username, language and picture from the platform. Keeps a name that a member has given. */
export async function describeContact(
  tx: Transaction,
  channelId: ChannelId,
  { who }: { readonly who: Party },
): Promise<boolean> {
  const contact = await findContact(tx, channelId, who);
  if (!contact) return true;
  const [{ kind, value }] = who.identities;
  const name = givenName(who) || null;
  const { username = null, language = null } = who;
  const { rowCount: changed } = await tx.client.query(
    `update comm_contacts c set name = case when c.name = i.display_name then coalesce($5, c.name) else c.name end,
       named = c.named or (c.name = i.display_name and $5::text is not null), language = coalesce($6, c.language)
     from comm_contact_identities i
     where i.organization_id = $1 and i.channel_id = $2 and i.kind = $3 and i.value = $4 and c.organization_id = $1 and c.id = i.contact_id
       and (c.name = i.display_name and (c.name <> $5 or $5 is not null and not c.named) or c.language is distinct from coalesce($6, c.language))`,
    [tx.organizationId, channelId, kind, value, name, language],
  );
  const { rowCount: renamed } = await tx.client.query(
    `update comm_contact_identities set display_name = coalesce($5, display_name), username = coalesce($6, username)
     where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4
       and (display_name, username) is distinct from (coalesce($5, display_name), coalesce($6, username))`,
    [tx.organizationId, channelId, kind, value, name, username],
  );
  if (who.avatar) await noteAvatar(tx, channelId, contact.id, who.avatar);
  if ((changed || renamed) && name !== null) await nameMessages(tx, contact.id, value, name);
  if (changed || renamed) await publishContact(tx, contact.id);
  return true;
}
