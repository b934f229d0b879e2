import { isShown, type RichText } from "../protocol/index.ts";
import type { StoredFile, VisitorMessageRow } from "./queries.ts";
import type { VisitorFile, VisitorMessage, VisitorPart } from "./visitor-message.ts";

/** Makes the address of a file that works for a while, for whoever holds it. */
export type SignFile = (attachmentId: string) => string;

/** A message as its visitor sees it: no ids of people, no reasons of failure; a deleted one keeps its place and loses its words. */
export function presentToVisitor(row: VisitorMessageRow, sign: SignFile): VisitorMessage {
  const gone = row.deleted_at !== null;
  return {
    id: row.id,
    clientId: clientIdOf(row),
    from: row.direction === "in" ? "visitor" : "team",
    authorName: row.direction === "out" && row.author_kind === "member" ? row.author_name : null,
    automatic: row.automatic,
    text: gone ? { text: "", marks: [] } : safeText({ text: row.body, marks: row.marks }),
    parts: gone ? [] : row.parts.filter(isShown).map((part) => presentPart(part, row.attachments, sign)),
    buttons: gone ? null : row.buttons,
    receipt: row.direction === "out" ? receiptOf(row.delivery_state) : null,
    sentAt: row.sent_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
  };
}

/** A hosted platform's visitors name their own messages `<thread>:<id>`, so that nobody can take another's name. */
const clientIdOf = ({ direction, external_id, thread_key }: VisitorMessageRow): string | null =>
  direction === "in" && external_id?.startsWith(`${thread_key}:`)
    ? external_id.slice(thread_key.length + 1)
    : null;

const receiptOf = (state: string | null): VisitorMessage["receipt"] =>
  state === "delivered" || state === "read" ? state : "sent";

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;

/** Links of other schemes lose their address and keep their words; mentions lose the identity behind them. */
const safeText = ({ text, marks }: RichText): RichText => ({
  text,
  marks: marks
    .filter((mark) => mark.kind !== "link" || SAFE_LINK.test(mark.url))
    .map((mark) => (mark.kind === "mention" ? { kind: mark.kind, start: mark.start, end: mark.end } : mark)),
});

/** What the row of the file says counts, never what came with the message. */
function presentPart(
  part: VisitorMessageRow["parts"][number],
  files: readonly StoredFile[],
  sign: SignFile,
): VisitorPart {
  if (part.attachmentId === undefined)
    return isLocation(part) ? part : { kind: "unsupported", what: part.kind };
  const file = files.find((one) => one.id === part.attachmentId);
  return file ? presentFile(file, sign) : { kind: "unsupported", what: "attachment" };
}

function presentFile({ state, ...file }: StoredFile, sign: SignFile): VisitorFile {
  return { ...file, url: state === "stored" ? sign(file.id) : null };
}

const isLocation = (part: { readonly kind: string }): part is Extract<VisitorPart, { kind: "location" }> =>
  part.kind === "location" && "latitude" in part && "longitude" in part;
