import { readOrganization } from "../database/index.ts";
import { isId } from "../kernel/ids.ts";
import { missing } from "../kernel/errors.ts";
import type { AttachmentDeps } from "./attachment.ts";
import { findFile } from "./queries.ts";

/** Reads a whole stored file, to be sent to a provider; throws `file_unknown`. */
export async function readAttachment(
  { database, storage }: AttachmentDeps,
  organizationId: string,
  attachmentId: string,
): Promise<Uint8Array> {
  if (!isId("org", organizationId)) throw missing("file_unknown", "File not found.", { attachmentId });
  const file = await readOrganization(database, organizationId, (tx) => findFile(tx, attachmentId));
  return storage.read(file.key);
}
