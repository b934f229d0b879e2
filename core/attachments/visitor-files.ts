import type { FormFile, VisitorActor } from "../access/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { AttachmentDeps, Uploaded } from "./attachment.ts";
import { saveUpload } from "./save-upload.ts";
import { serveAttachment } from "./serve-attachment.ts";

/** Gives rooms for visitors access to stored files. The caller checks who asks. */
export type VisitorFiles = {
  /** Stores a visitor's file, which belongs to no message yet. */
  keep(visitor: VisitorActor, file: FormFile): Promise<Uploaded>;
  /** Responds with a file's bytes, or a range of them. */
  serve(organizationId: OrganizationId, attachmentId: string, range?: string): Promise<Response>;
};

/** Creates the visitors' access to the file storage. */
export const openVisitorFiles = (deps: AttachmentDeps): VisitorFiles => ({
  keep: ({ organizationId, channelId, visitorKey }, file) =>
    saveUpload(deps, organizationId, file, { uploadedBy: visitorKey, channelId }),
  serve: (organizationId, attachmentId, range) => serveAttachment(deps, organizationId, attachmentId, range),
});
