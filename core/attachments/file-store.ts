import type { VisitorActor } from "../access/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { AttachmentDeps, Uploaded } from "./attachment.ts";
import { saveUpload } from "./save-upload.ts";
import { serveAttachment } from "./serve-attachment.ts";

/** The store as rooms without members' rights use it; they check who asks. */
export type FileStore = {
  /** Keeps a visitor's file, which belongs to no message yet. */
  keep(visitor: VisitorActor, file: File): Promise<Uploaded>;
  /** Answers a file's bytes, or a range of them. */
  serve(organizationId: OrganizationId, attachmentId: string, range?: string): Promise<Response>;
};

/** Opens the store to rooms for visitors. */
export const openFileStore = (deps: AttachmentDeps): FileStore => ({
  keep: ({ organizationId, channelId, visitorKey }, file) =>
    saveUpload(deps, organizationId, file, { uploadedBy: visitorKey, channelId }),
  serve: (organizationId, attachmentId, range) => serveAttachment(deps, organizationId, attachmentId, range),
});
