import { authorise, can, scopeOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { readContact } from "../contacts/index.ts";
import { HubError, missing } from "../kernel/errors.ts";
import type { ChannelId, UserId } from "../kernel/ids.ts";

/** Describes a file as far as serving it needs. */
export type StoredFile = {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly key: string;
  readonly sha256: string;
};

/** Finds a stored file. Throws `file_unknown`, also once its message was deleted, or `file_pending` while it is being fetched. */
export async function findFile(tx: Transaction, attachmentId: string): Promise<StoredFile> {
  const { rows } = await tx.client.query<{
    file_name: string;
    content_type: string;
    size: string;
    storage_key: string | null;
    sha256: string;
    state: string;
  }>(
    `select a.file_name, a.content_type, a.size, a.storage_key, a.sha256, a.state from comm_attachments a
     left join comm_messages m on m.organization_id = a.organization_id and m.id = a.message_id
     where a.organization_id = $1 and a.id = $2 and m.deleted_at is null`,
    [tx.organizationId, attachmentId],
  );
  const [row] = rows;
  if (row?.state === "pending")
    throw missing("file_pending", "This file is still downloading. Try again in a moment.", {
      attachmentId,
    });
  if (!row?.storage_key) throw unknownFile(attachmentId);
  return {
    fileName: row.file_name,
    contentType: row.content_type,
    size: Number(row.size),
    key: row.storage_key,
    sha256: row.sha256,
  };
}

type Place = {
  message_id: string | null;
  contact_id: string | null;
  uploaded_by: string | null;
  assignee_id: UserId | null;
  channel_id: ChannelId | null;
  team: string | null;
};

/** Permits the readers of the file's conversation or contact or, before it is sent, its uploader. Throws `file_unknown` for everybody else. */
export async function permitFile(tx: Transaction, actor: MemberActor, attachmentId: string): Promise<void> {
  const { rows } = await tx.client.query<Place>(
    `select a.message_id, a.contact_id, a.uploaded_by, c.assignee_id, c.channel_id, r.team from comm_attachments a
     left join comm_messages m on m.organization_id = a.organization_id and m.id = a.message_id
     left join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
     left join user_roles r on r.organization_id = c.organization_id and r.user_id = c.assignee_id
     where a.organization_id = $1 and a.id = $2 and coalesce(c.audience, 'customers') = 'customers'`,
    [tx.organizationId, attachmentId],
  );
  const [place] = rows;
  if (!place) throw unknownFile(attachmentId);
  if (place.contact_id !== null) return permitAvatar(tx, actor, place.contact_id, attachmentId);
  const resource =
    place.message_id === null
      ? { ownerId: own(place.uploaded_by, actor) }
      : { ownerId: place.assignee_id, channelId: place.channel_id, team: place.team };
  if (place.message_id === null ? resource.ownerId === null : !can(actor, "conversation.read", resource))
    throw unknownFile(attachmentId);
  authorise(actor, "attachment.read", resource);
}

/** A contact's picture is for whoever sees the contact. */
async function permitAvatar(
  tx: Transaction,
  actor: MemberActor,
  contactId: string,
  attachmentId: string,
): Promise<void> {
  await readContact(tx, scopeOf(actor, "contact.read"), contactId).catch((error: unknown) => {
    throw error instanceof HubError ? unknownFile(attachmentId) : error;
  });
}

const own = (uploadedBy: string | null, { userId }: MemberActor): UserId | null =>
  uploadedBy === userId ? userId : null;

const unknownFile = (attachmentId: string) =>
  missing("file_unknown", "This file doesn't exist, or you don't have access to it.", { attachmentId });
