import { defineRoom } from "../access/index.ts";
import { attachmentJobs } from "./jobs.ts";
import { attachmentEndpoints } from "./routes.ts";
import { attachmentRows } from "./tenant-rows.ts";

export { fileNameOf } from "./attachment.ts";
export type { AttachmentDeps, PendingAttachment, Uploaded } from "./attachment.ts";
export { claimPendingAttachments } from "./claim-pending.ts";
export { fetchAttachment, type FetchDependencies } from "./fetch-attachment.ts";
export { fetchPending } from "./fetch-pending.ts";
export { openVisitorFiles, type VisitorFiles } from "./visitor-files.ts";
export { readAttachment } from "./read-attachment.ts";
export { saveUpload } from "./save-upload.ts";
export { serveAttachment } from "./serve-attachment.ts";
export { openFileStorage, type FileStorage } from "./file-storage.ts";

export const attachmentsRoom = defineRoom({
  name: "attachments",
  endpoints: attachmentEndpoints,
  jobs: attachmentJobs,
  tenantRows: attachmentRows,
});
