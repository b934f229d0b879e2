import type { Database } from "../database/index.ts";
import type { AttachmentId, ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Kept, Shelf } from "./shelf.ts";

/** What this room needs of the world. */
export type AttachmentDeps = { readonly database: Database; readonly shelf: Shelf };

/** A file that was uploaded and belongs to no message yet. */
export type Uploaded = {
  readonly id: AttachmentId;
  readonly kind: "image" | "animation" | "video" | "audio" | "file";
  readonly fileName: string;
  /** By its bytes. */
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
};

/** Media that still lie with the provider, leased to this process. */
export type PendingAttachment = {
  readonly organizationId: OrganizationId;
  readonly id: AttachmentId;
  readonly channelId: ChannelId;
  readonly contentType: string;
  readonly reference: JsonObject;
  /** Counted when taken; also the fence that keeps a late process from writing. */
  readonly attempts: number;
};

/** How a fetch ended: `again` may work later, `never` will not. */
export type Fetched =
  | { readonly kind: "stored"; readonly kept: Kept; readonly contentType: string }
  | { readonly kind: "again" | "never"; readonly reason: string };

/** Whose file it is: a member's id, or a visitor's key with the channel they write on. */
export type Uploader = { readonly uploadedBy: string; readonly channelId?: ChannelId };

/** Bytes of one upload, unless the hub's owner says otherwise. */
export const UPLOAD_MAX = 25_000_000;

/** Bytes of one inbound file; a platform's own limit may be lower. */
export const DOWNLOAD_MAX = 100_000_000;

/** Where an attachment's bytes are read; rights are checked there. */
export const contentUrl = (id: AttachmentId): string => `/api/attachments/${id}/content`;

/** A name that is safe to show and to save under: no path, no control characters, not endless. */
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
