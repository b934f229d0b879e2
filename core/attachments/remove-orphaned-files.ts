import { log } from "../kernel/log.ts";
import type { AttachmentDeps } from "./attachment.ts";

/** A day is long enough to insert the row of a file that is being written. */
const DAY_MS = 86_400_000;

/**
 * Removes files without a row, left by removed conversations and by crashes; for a daily job. Keeps every file where
 * most files are unknown, because the folder then probably belongs to another database.
 */
export async function removeOrphanedFiles(deps: AttachmentDeps): Promise<number> {
  const orphaned: string[] = [];
  let known = 0;
  for await (const keys of deps.storage.old(DAY_MS)) {
    const unknown = await unknownOf(deps, keys);
    known += keys.length - unknown.length;
    orphaned.push(...unknown);
  }
  if (orphaned.length > known) {
    log.warn(
      { orphaned: orphaned.length, known },
      "stored files kept: most have no row, so the folder may belong to another database",
    );
    return 0;
  }
  for (const key of orphaned) await deps.storage.remove(key);
  return orphaned.length;
}

async function unknownOf({ database }: AttachmentDeps, keys: readonly string[]): Promise<string[]> {
  const { rows } = await database.system.query<{ key: string }>(
    "select key from unnest($1::text[]) key where not exists (select from comm_attachments where storage_key = key)",
    [keys],
  );
  return rows.map((row) => row.key);
}
