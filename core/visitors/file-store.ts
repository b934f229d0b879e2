import type { OrganizationId } from "../kernel/ids.ts";
import type { VisitorActor } from "../identity/index.ts";

/** A file the hub has stored, by what its bytes say it is. */
export type StoredUpload = { readonly id: string; readonly kind: string; readonly fileName: string; readonly contentType: string; readonly size: number; readonly width: number | null; readonly height: number | null };

/** What this room needs of the attachment store. */
export type FileStore = {
  /** Keeps a visitor's file, which belongs to no message yet. */
  keep(visitor: VisitorActor, file: File): Promise<StoredUpload>;
  /** Answers a file's bytes, inline only where that is safe; throws `missing`. */
  serve(organizationId: OrganizationId, attachmentId: string): Promise<Response>;
};
