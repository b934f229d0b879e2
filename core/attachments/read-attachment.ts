import { readOrganization } from "../database/index.ts";
import { isId } from "../kernel/ids.ts";
import { missing } from "../kernel/errors.ts";
import type { AttachmentDeps } from "./attachment.ts";
import { findFile } from "./queries.ts";

/** Reads a stored file whole, to be sent on; throws `file_unknown`. */
export async function readAttachment(
  { database, shelf }: AttachmentDeps,
  organizationId: string,
  attachmentId: string,
): Promise<Uint8Array> {
  if (!isId("org", organizationId)) throw missing("file_unknown", "There is no such file.", { attachmentId });
  const file = await readOrganization(database, organizationId, (tx) => findFile(tx, attachmentId));
  return shelf.read(file.key);
}
