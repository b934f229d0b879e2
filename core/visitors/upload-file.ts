import type { FileStore, Uploaded } from "../attachments/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import type { VisitorActor } from "../identity/index.ts";
import { invalid, refused } from "../kernel/errors.ts";
import { countUploads } from "./queries.ts";

/** Bytes one file may have. */
export const FILE_MAX = 25_000_000;
const PER_HOUR = 60;

/** Stores a file for the visitor's next message; throws `invalid` for none or a large one, `refused` for too many. */
export async function uploadFile(deps: { readonly database: Database; readonly files: FileStore }, visitor: VisitorActor, file: unknown): Promise<Uploaded> {
  if (!(file instanceof File) || file.size === 0) throw invalid("file_missing", "Send one file, in a form field named file.");
  if (file.size > FILE_MAX) throw invalid("body_too_large", `A file may have at most ${FILE_MAX} bytes.`, { limit: FILE_MAX });
  const uploaded = await readOrganization(deps.database, visitor.organizationId, (tx) => countUploads(tx, visitor));
  if (uploaded >= PER_HOUR) throw refused("too_many_tries", `At most ${PER_HOUR} files an hour.`, { retryAfterSeconds: 600 });
  return deps.files.keep(visitor, file);
}
