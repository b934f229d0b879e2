import type { Database } from "../database/index.ts";
import type { AttachmentId, ChannelId, ContactId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { PendingAttachment } from "./attachment.ts";

/** A download must end before its lease does. */
const LEASE = "3 minutes";

type Row = {
  organization_id: OrganizationId;
  id: AttachmentId;
  channel_id: ChannelId;
  contact_id: ContactId | null;
  content_type: string;
  reference: JsonObject;
  attempts: number;
};

/** Claims up to `wanted` files that are due and that no other process fetches. Uses the database's clock. */
export async function claimPendingAttachments(
  database: Database,
  wanted: number,
): Promise<PendingAttachment[]> {
  const { rows } = await database.system.query<Row>({
    name: "claim_attachments",
    text: `update comm_attachments a set attempts = a.attempts + 1, lease_until = clock_timestamp() + $2::interval
      from (select organization_id, id from comm_attachments
        where state = 'pending' and reference is not null and channel_id is not null
          and (next_attempt_at is null or next_attempt_at <= clock_timestamp()) and (lease_until is null or lease_until < clock_timestamp())
        order by next_attempt_at nulls first limit $1 for update skip locked) due
      where a.organization_id = due.organization_id and a.id = due.id
      returning a.organization_id, a.id, a.channel_id, a.contact_id, a.content_type, a.reference, a.attempts`,
    values: [wanted, LEASE],
  });
  return rows.map((row) => ({
    organizationId: row.organization_id,
    id: row.id,
    channelId: row.channel_id,
    contactId: row.contact_id,
    contentType: row.content_type,
    reference: row.reference,
    attempts: row.attempts,
  }));
}
