import { MARKS_MAX, type Mark } from "../../../core/protocol/index.ts";

/**
 * Returns the marks that Discord's Markdown can show, nested and in order: none inside code, none twice, quotes of
 * whole lines, and what begins or ends with white space without that space.
 */
export function legalMarks(text: string, marks: readonly Mark[]): readonly Mark[] {
  const quotes = quotesOf(text, marks);
  const pieces = marks
    .filter((mark) => mark.kind !== "quote")
    .slice(0, MARKS_MAX)
    .flatMap((mark) => piecesBetween(mark, quotes))
    .flatMap((mark) => trimmed(text, mark));
  const kept: Mark[] = [];
  for (const mark of outermostFirst([...quotes, ...pieces]))
    if (kept.every((other) => agree(other, mark))) kept.push(mark);
  return outermostFirst(kept);
}

/** A quote is made of lines; those that touch are one. */
function quotesOf(text: string, marks: readonly Mark[]): readonly Mark[] {
  const quotes: { kind: "quote"; start: number; end: number }[] = [];
  for (const { kind, start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (kind !== "quote" || start < 0 || start >= end || end > text.length) continue;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = text.indexOf("\n", text[end - 1] === "\n" ? end - 1 : end);
    const to = lineEnd === -1 ? text.length : lineEnd;
    const last = quotes.at(-1);
    if (last && from <= last.end + 1) last.end = Math.max(last.end, to);
    else if (text.slice(from, to).trim() !== "") quotes.push({ kind, start: from, end: to });
  }
  return quotes;
}

/** A mark across the border of a quote goes on behind it. */
function piecesBetween(mark: Mark, quotes: readonly Mark[]): readonly Mark[] {
  const borders = quotes
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => mark.start < at && at < mark.end);
  const ends = [...new Set([mark.start, ...borders, mark.end])].toSorted((a, b) => a - b);
  return ends.slice(1).map((end, index) => ({ ...mark, start: ends[index] ?? 0, end }));
}

function trimmed(text: string, mark: Mark): readonly Mark[] {
  if (mark.start < 0 || mark.end > text.length || mark.start >= mark.end) return [];
  const from = mark.start - Number(isWithinPair(text, mark.start));
  const to = mark.end + Number(isWithinPair(text, mark.end));
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? [{ ...mark, start, end }] : [];
}

/** A mark never tears a character of two units. */
const isWithinPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");

/** Whether `inner`, which starts no earlier than `outer`, may be beside or inside it. */
function agree(outer: Mark, inner: Mark): boolean {
  if (inner.start >= outer.end) return true;
  if (inner.end > outer.end || ATOMS.has(outer.kind) || outer.kind === inner.kind) return false;
  if (inner.kind === "pre") return outer.kind === "spoiler" || outer.kind === "quote";
  return !(outer.kind === "link" && (ATOMS.has(inner.kind) || inner.kind === "spoiler"));
}

/** What contains no other mark. */
const ATOMS: ReadonlySet<Mark["kind"]> = new Set(["code", "pre", "mention", "emoji"]);

const outermostFirst = (marks: readonly Mark[]) =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end || order(a) - order(b));

const order = ({ kind }: Mark) => (kind === "quote" ? 0 : 1);
