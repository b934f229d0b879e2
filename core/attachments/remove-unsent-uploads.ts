import type { AttachmentDeps } from "./attachment.ts";

/** Uploads that one round removes at most. */
const ROUND = 500;

/** Removes uploads that nobody sent within a day; for a periodic job. Deletes the row first, because a file without a row does no harm. */
export async function removeUnsentUploads({ database, storage }: AttachmentDeps): Promise<number> {
  const { rows } = await database.system.query<{ storage_key: string }>(
    `delete from comm_attachments where (organization_id, id) in (
       select organization_id, id from comm_attachments
       where message_id is null and contact_id is null and storage_key is not null and created_at < clock_timestamp() - interval '1 day' limit $1 for update skip locked)
     returning storage_key`,
    [ROUND],
  );
  await Promise.all(rows.map((row) => storage.remove(row.storage_key)));
  return rows.length;
}
