import { missing } from "../kernel/errors.ts";
import { signLink, verifyLink } from "../kernel/crypto.ts";
import { isId, type AttachmentId, type OrganizationId } from "../kernel/ids.ts";
import type { SignFile } from "./present.ts";

/** How long a page that stays open can still load its pictures. */
const VALID = { hours: 24 };

/** Signs addresses of a channel's files: pictures are fetched without headers, so the address itself must be the proof. */
export function fileSigner(key: Uint8Array, organizationId: OrganizationId, channelId: string): SignFile {
  return (attachmentId) => {
    // The same address for an hour: a browser keeps its picture, a page its drawing.
    const expiresAt = Temporal.Now.instant()
      .round({ smallestUnit: "hour", roundingMode: "floor" })
      .add(VALID);
    return `/widget/${channelId}/files/${signLink(key, `${organizationId} ${attachmentId}`, expiresAt)}`;
  };
}

/** The file a signed address leads to; throws `missing` for a forged or expired one. */
export function readFileLink(
  key: Uint8Array,
  token: string,
): { readonly organizationId: OrganizationId; readonly attachmentId: AttachmentId } {
  const link = verifyLink(key, token, Temporal.Now.instant());
  const [organizationId, attachmentId] = link.kind === "valid" ? link.payload.split(" ") : [];
  if (!isId("org", organizationId) || !isId("att", attachmentId))
    throw missing("file_unknown", "This link has expired. Open the chat again.");
  return { organizationId, attachmentId };
}
