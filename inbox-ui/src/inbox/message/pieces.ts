import type { Mark, RichText } from "../../api/types.ts";

/** Formatted text as a tree: plain text, or a mark around pieces. */
export type Piece = string | { readonly mark: Mark; readonly pieces: readonly Piece[] };

/** Builds the tree of a rich text. Crossing marks are invalid; they are cut at the outer one's end. */
export function piecesOf({ text, marks }: RichText): readonly Piece[] {
  const ordered = marks
    .filter((mark) => mark.end > mark.start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return within(text, 0, text.length, ordered);
}

function within(text: string, start: number, end: number, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index];
    if (mark === undefined || mark.start < at || mark.start >= end) continue;
    const until = Math.min(mark.end, end);
    if (mark.start > at) pieces.push(...linked(text.slice(at, mark.start)));
    const inner = marks.slice(index + 1).filter((other) => other.start < until);
    pieces.push({
      mark,
      pieces: isVerbatim(mark) ? [text.slice(mark.start, until)] : within(text, mark.start, until, inner),
    });
    at = until;
  }
  if (at < end) pieces.push(...linked(text.slice(at, end)));
  return pieces;
}

const isVerbatim = (mark: Mark) => mark.kind === "code" || mark.kind === "pre" || mark.kind === "link";

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gu;

/** Turns bare web addresses in plain text into links. */
function linked(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > at) pieces.push(text.slice(at, found.index));
    at = found.index + found[0].length;
    pieces.push({ mark: { kind: "link", url: found[0], start: found.index, end: at }, pieces: [found[0]] });
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** Checks whether an address may be a link; a script never may. */
export const isSafeAddress = (url: string) => /^(https?:|mailto:|tel:)/iu.test(url);

/** Checks whether a message is only a few emoji, which are shown large. */
export const isJustEmoji = (text: string) =>
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,4}$/u.test(
    text,
  );
