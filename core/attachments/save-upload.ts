import type { FormFile } from "../access/index.ts";
import { inOrganization, readOrganization, type Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { fileNameOf, UPLOAD_MAX, type AttachmentDeps, type Uploaded, type Uploader } from "./attachment.ts";
import { kindOf, sniff } from "./content-type.ts";
import { pictureSize } from "./picture-size.ts";
import { keepQuota, takeUploadTurn } from "./quota.ts";
import type { FileStorage, Kept } from "./file-storage.ts";

/** Stores a file, as it comes, for its uploader's next message. Throws `file_missing`, `file_too_large`, or `too_many_tries` past the hourly quota. */
export async function saveUpload(
  { database, storage }: AttachmentDeps,
  organizationId: OrganizationId,
  file: FormFile,
  uploader: Uploader,
): Promise<Uploaded> {
  // The quota is checked before the bytes are stored, and again under a lock when the row is inserted.
  await readOrganization(database, organizationId, (tx) => keepQuota(tx, uploader));
  const kept = await storage.put(file.bytes, UPLOAD_MAX);
  if (kept.size === 0) await refuseEmpty(storage, kept);
  const contentType = await sniff(kept.head, file.type);
  const uploaded: Uploaded = {
    id: newId("att"),
    kind: kindOf(contentType),
    fileName: fileNameOf(file.name),
    contentType,
    size: kept.size,
    ...(pictureSize(kept.head, contentType) ?? { width: null, height: null }),
  };
  await note({ database, storage }, organizationId, uploaded, kept, uploader);
  return uploaded;
}

async function refuseEmpty(storage: FileStorage, { key }: Kept): Promise<never> {
  await storage.remove(key);
  throw invalid("file_missing", "Send one file that is not empty, in a form field named “file”.");
}

async function note(
  { database, storage }: AttachmentDeps,
  organizationId: OrganizationId,
  uploaded: Uploaded,
  kept: Kept,
  uploader: Uploader,
): Promise<void> {
  try {
    await inOrganization(database, organizationId, async (tx) => {
      await takeUploadTurn(tx, uploader);
      await keepQuota(tx, uploader);
      await insert(tx, uploaded, kept, uploader);
    });
  } catch (error) {
    await storage.remove(kept.key);
    throw error;
  }
}

const insert = (tx: Transaction, uploaded: Uploaded, kept: Kept, { uploadedBy, channelId }: Uploader) =>
  tx.client.query(
    `insert into comm_attachments (organization_id, id, channel_id, kind, file_name, content_type, size, width, height, state, storage_key, sha256, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'stored', $10, $11, $12)`,
    [
      tx.organizationId,
      uploaded.id,
      channelId ?? null,
      uploaded.kind,
      uploaded.fileName,
      uploaded.contentType,
      uploaded.size,
      uploaded.width,
      uploaded.height,
      kept.key,
      kept.sha256,
      uploadedBy,
    ],
  );
