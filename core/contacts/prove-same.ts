import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId, type ContactId, type IdentityId } from "../kernel/ids.ts";
import type { ExternalIdentity } from "../protocol/index.ts";

declare module "../kernel/ids.ts" {
  interface RoomIds {
    readonly clk: true;
  }
}

/** Keeps that a contact proved another account to be theirs too, and answers whose it is so far. Nothing is joined by it. */
export async function proveSame(
  tx: Transaction,
  contactId: ContactId,
  { channelId, identity }: { readonly channelId: ChannelId; readonly identity: ExternalIdentity },
): Promise<{ readonly contactId: ContactId }> {
  const { rows } = await tx.client.query<{ id: IdentityId; contact_id: ContactId }>(
    "select id, contact_id from comm_contact_identities where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4",
    [tx.organizationId, channelId, identity.kind, identity.value],
  );
  const [other] = rows;
  if (!other) throw new Error(`Nobody is known as ${identity.kind} ${identity.value}.`);
  await tx.client.query(
    `insert into comm_contact_links (organization_id, id, contact_id, identity_id, how) values ($1, $2, $3, $4, 'code')
     on conflict (organization_id, contact_id, identity_id) do update set linked_at = excluded.linked_at`,
    [tx.organizationId, newId("clk"), contactId, other.id],
  );
  return { contactId: other.contact_id };
}
