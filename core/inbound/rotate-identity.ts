import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { IdentityRotated } from "../protocol/index.ts";

/** Adds the new identifier that a platform gave a contact. The old one stays valid. */
export async function rotateIdentity(
  tx: Transaction,
  channelId: ChannelId,
  event: IdentityRotated,
): Promise<boolean> {
  await tx.client.query(
    `insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username)
     select organization_id, channel_id, $5, $6, new_id('idn'), contact_id, display_name, username from comm_contact_identities
     where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4 on conflict do nothing`,
    [tx.organizationId, channelId, event.from.kind, event.from.value, event.to.kind, event.to.value],
  );
  return true;
}
