import type { Transaction } from "../database/index.ts";
import type { ChannelId, ContactId } from "../kernel/ids.ts";
import { appendEvents } from "../outbox/index.ts";
import type { ExternalIdentity, IdentityRotated } from "../protocol/index.ts";

/** Adds the new identifier that a platform gave a contact, whichever of theirs it replaces. The old one stays valid. One that another contact has stays theirs. */
export async function rotateIdentity(
  tx: Transaction,
  channelId: ChannelId,
  { from, to }: IdentityRotated,
): Promise<boolean> {
  const { rows } = await tx.client.query<{ contact_id: ContactId }>(
    `insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username)
     select organization_id, channel_id, $5, $6, new_id('idn'), contact_id, display_name, username from comm_contact_identities
     where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4 on conflict do nothing returning contact_id`,
    [tx.organizationId, channelId, from.kind, from.value, to.kind, to.value],
  );
  for (const { contact_id: contactId } of rows) await keepAddress(tx, contactId, from, to);
  await appendEvents(
    tx,
    rows.map(({ contact_id: contactId }) => ({ kind: "contact_changed", contactId })),
  );
  return true;
}

/** Writes the contact's phone number or e-mail address, where there is none or it is the one that was replaced. */
async function keepAddress(
  tx: Transaction,
  contactId: ContactId,
  from: ExternalIdentity,
  to: ExternalIdentity,
): Promise<void> {
  if (to.kind !== "phone" && to.kind !== "email") return;
  const column = to.kind;
  await tx.client.query(
    `update comm_contacts set ${column} = $3 where organization_id = $1 and id = $2 and (${column} is null or ${column} = $4)`,
    [tx.organizationId, contactId, to.value, from.kind === to.kind ? from.value : null],
  );
}
