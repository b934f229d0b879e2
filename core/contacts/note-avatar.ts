import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId, type ContactId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import type { RemoteMedia } from "../protocol/index.ts";

/** Notes a contact's picture at the platform, to be fetched in the background unless it is the one that was noted last. */
export async function noteAvatar(
  tx: Transaction,
  channelId: ChannelId,
  contactId: ContactId,
  { reference }: RemoteMedia,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    "update comm_contacts set avatar_source = $3::jsonb where organization_id = $1 and id = $2 and avatar_source is distinct from $3::jsonb",
    [tx.organizationId, contactId, storableJson(reference)],
  );
  if (rowCount === 0) return;
  // One that is still waiting is no longer the contact's.
  await tx.client.query(
    "delete from comm_attachments where organization_id = $1 and contact_id = $2 and state <> 'stored'",
    [tx.organizationId, contactId],
  );
  await tx.client.query(
    `insert into comm_attachments (organization_id, id, contact_id, channel_id, kind, file_name, content_type, reference, next_attempt_at)
     values ($1, $2, $3, $4, 'image', 'avatar', 'application/octet-stream', $5::jsonb, clock_timestamp())`,
    [tx.organizationId, newId("att"), contactId, channelId, storableJson(reference)],
  );
}
