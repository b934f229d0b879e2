import type { MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { missing, type HubError } from "../kernel/errors.ts";
import type { AttachmentId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { MediaKind } from "../protocol/index.ts";

/** As `comm_messages.parts` keeps a file. */
export type FilePart = JsonObject & {
  readonly kind: MediaKind;
  readonly attachmentId: AttachmentId;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
};

type Upload = { id: AttachmentId; kind: MediaKind; file_name: string; content_type: string; size: string };

/** Reads the writer's own uploads that belong to no message yet, as parts, locked where they are about to; null when one of them is not to be had. */
export async function draftFiles(
  tx: Transaction,
  actor: MemberActor,
  ids: readonly string[] = [],
  lock: "for update" | "" = "",
): Promise<FilePart[] | null> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const { rows } = await tx.client.query<Upload>(
    `select id, kind, file_name, content_type, size from comm_attachments where organization_id = $1 and id = any ($2) and message_id is null and state = 'stored' and uploaded_by = $3 ${lock}`,
    [tx.organizationId, wanted, actor.userId],
  );
  const parts = wanted.flatMap((id) => rows.filter((row) => row.id === id).map(toPart));
  return parts.length === wanted.length ? parts : null;
}

/** Says that a draft names a file that is not to be had. */
export const fileGone = (attachmentIds: readonly string[]): HubError =>
  missing("attachment_unknown", "This file is no longer available. Attach it again.", { attachmentIds });

const toPart = (upload: Upload): FilePart => ({
  kind: upload.kind,
  attachmentId: upload.id,
  fileName: upload.file_name,
  contentType: upload.content_type,
  size: Number(upload.size),
});
