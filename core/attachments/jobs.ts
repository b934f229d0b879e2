import type { Job } from "../access/index.ts";
import type { AttachmentDeps } from "./attachment.ts";
import { removeOrphanedFiles } from "./remove-orphaned-files.ts";
import { removeUnsentUploads } from "./remove-unsent-uploads.ts";

export const attachmentJobs: readonly Job<AttachmentDeps>[] = [
  { name: "remove-unsent-uploads", recurrence: { everyMs: 3_600_000 }, run: removeUnsentUploads },
  { name: "remove-orphaned-files", recurrence: { everyMs: 86_400_000 }, run: removeOrphanedFiles },
];
