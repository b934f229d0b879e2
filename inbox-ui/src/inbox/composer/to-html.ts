import type { Mark, RichText } from "../../api/types.ts";
import { isSafeAddress, type Piece, piecesOf } from "../message/pieces.ts";

const TAGS: Readonly<Partial<Record<Mark["kind"], string>>> = {
  bold: "b",
  italic: "i",
  strike: "s",
  underline: "u",
  code: "code",
  pre: "code",
};

/** Renders rich text as markup of the editor and escapes all text. */
export function toHtml(rich: RichText): string {
  return piecesOf(rich).map(pieceHtml).join("");
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece);
  const inner = piece.pieces.map(pieceHtml).join("");
  const { mark } = piece;
  if (mark.kind === "mention" && mark.identity) return mentionHtml(mark.identity, inner);
  // A bare address stays text: it becomes a link wherever it is shown.
  if (mark.kind === "link")
    return isSafeAddress(mark.url) && escaped(mark.url) !== inner
      ? `<a href="${escaped(mark.url)}">${inner}</a>`
      : inner;
  const tag = TAGS[mark.kind];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

/** Renders a mention of a member in a note, which is deleted as a whole. */
export const mentionHtml = (identity: string, inner: string) =>
  `<span data-mention="${escaped(identity)}" contenteditable="false">${inner}</span>`;

/** Escapes text for markup. */
export const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
