import { log } from "../kernel/log.ts";
import type { AttachmentDeps } from "./attachment.ts";

/** Long enough for whoever is just writing a file to write its row. */
const DAY_MS = 86_400_000;

/**
 * Removes files no row knows any more, left by removed conversations and by crashes; for a daily job. Where most files
 * are unknown the folder rather belongs to another database, and all are kept.
 */
export async function removeStrays(deps: AttachmentDeps): Promise<number> {
  const strays: string[] = [];
  let known = 0;
  for await (const keys of deps.shelf.old(DAY_MS)) {
    const unknown = await unknownOf(deps, keys);
    known += keys.length - unknown.length;
    strays.push(...unknown);
  }
  if (strays.length > known) {
    log.warn(
      { strays: strays.length, known },
      "stored files kept: the database knows too few of them to be theirs",
    );
    return 0;
  }
  for (const key of strays) await deps.shelf.remove(key);
  return strays.length;
}

async function unknownOf({ database }: AttachmentDeps, keys: readonly string[]): Promise<string[]> {
  const { rows } = await database.system.query<{ key: string }>(
    "select key from unnest($1::text[]) key where not exists (select from comm_attachments where storage_key = key)",
    [keys],
  );
  return rows.map((row) => row.key);
}
