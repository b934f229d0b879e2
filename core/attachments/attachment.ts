import type { Database } from "../database/index.ts";
import type { AttachmentId, ChannelId, ContactId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Kept, FileStorage } from "./file-storage.ts";

/** Lists what this room depends on. */
export type AttachmentDeps = { readonly database: Database; readonly storage: FileStorage };

/** Describes an uploaded file that belongs to no message yet. */
export type Uploaded = {
  readonly id: AttachmentId;
  readonly kind: "image" | "animation" | "video" | "audio" | "file";
  readonly fileName: string;
  /** Detected from its bytes. */
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
};

/** Describes a file that is still with its provider and leased to this process. */
export type PendingAttachment = {
  readonly organizationId: OrganizationId;
  readonly id: AttachmentId;
  readonly channelId: ChannelId;
  /** Whose picture it is; null for a message's file. */
  readonly contactId: ContactId | null;
  readonly contentType: string;
  readonly reference: JsonObject;
  /** Increases with each claim. It also fences off a process whose lease has ended. */
  readonly attempts: number;
};

/** Says how a fetch ended: `again` may succeed later, `never` will not. */
export type Fetched =
  | { readonly kind: "stored"; readonly kept: Kept; readonly contentType: string }
  | { readonly kind: "again" | "never"; readonly reason: string };

/** Names the owner of an upload: a member's id, or a visitor's key with the channel they write on. */
export type Uploader = { readonly uploadedBy: string; readonly channelId?: ChannelId };

/** Bytes of one upload. */
export const UPLOAD_MAX = 25_000_000;

/** Bytes of one inbound file; a platform's own limit may be lower. */
export const DOWNLOAD_MAX = 100_000_000;

/** Bytes of a contact's picture. */
export const AVATAR_MAX = 2_000_000;

/** Builds the address of an attachment's bytes; that endpoint checks the rights. */
export const contentUrl = (id: AttachmentId): string => `/api/attachments/${id}/content`;

/** Makes a name that is safe to show and to save under: no path, no control characters, bounded length. */
export function fileNameOf(given: string): string {
  const name =
    given
      .toWellFormed()
      .normalize("NFC")
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
      .split(/[\\/]/)
      .at(-1)
      ?.trim() ?? "";
  return name === "" || /^\.+$/.test(name) ? "file" : name.slice(-200);
}
