import type { AttachmentDeps } from "./attachment.ts";

/** Uploads that no message took within a day, so many a round. */
const ROUND = 500;

/** Removes uploads nobody sent; for a periodic job. The row goes first: a file without a row only takes room. */
export async function removeOrphans({ database, shelf }: AttachmentDeps): Promise<number> {
  const { rows } = await database.system.query<{ storage_key: string }>(
    `delete from comm_attachments where (organization_id, id) in (
       select organization_id, id from comm_attachments
       where message_id is null and storage_key is not null and created_at < clock_timestamp() - interval '1 day' limit $1 for update skip locked)
     returning storage_key`,
    [ROUND],
  );
  await Promise.all(rows.map((row) => shelf.remove(row.storage_key)));
  return rows.length;
}
