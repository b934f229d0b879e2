import type { Mark, RichText } from "../../../core/protocol/index.ts";

/**
 * Cuts text into chunks of at most `maxLength` UTF-16 units, which together are the text again; only white space alone at
 * an end is dropped, because Telegram refuses a message nobody can see. A mark that reaches across a cut goes on behind it.
 */
export function split(rich: RichText, maxLength: number): readonly RichText[] {
  const text = rich.text.toWellFormed();
  const chunks: RichText[] = [];
  for (let start = 0; start < text.length;) {
    const end = cutOf(text, start, maxLength, rich.marks);
    chunks.push(sliceOf(text, rich.marks, start, end));
    start = end;
  }
  return chunks.filter((chunk) => chunk.text.trim() !== "");
}

/** The best place to cut: behind a paragraph, a line, a sentence or a word; within a word only when there is no other. */
function cutOf(text: string, start: number, maxLength: number, marks: readonly Mark[]): number {
  const limit = start + maxLength;
  if (limit >= text.length) return text.length;
  // A border in the first half would leave a chunk too short to be worth it.
  const half = start + Math.ceil(maxLength / 2);
  for (const border of BORDERS) {
    const at = lastBefore(text, border, half, limit, marks);
    if (at !== null) return at;
  }
  return splitsPair(text, limit) ? limit - 1 : limit;
}

const BORDERS = ["\n\n", "\n", ". ", " "] as const;

/** Behind the last border in reach, one outside code and links if there is any. */
function lastBefore(
  text: string,
  border: string,
  half: number,
  limit: number,
  marks: readonly Mark[],
): number | null {
  let within: number | null = null;
  for (
    let at = text.lastIndexOf(border, limit - border.length);
    at >= half;
    at = text.lastIndexOf(border, at - 1)
  ) {
    const cut = at + border.length;
    if (!marks.some((mark) => UNBROKEN.has(mark.kind) && mark.start < cut && cut < mark.end)) return cut;
    within ??= cut;
  }
  return within;
}

const UNBROKEN: ReadonlySet<Mark["kind"]> = new Set(["code", "link", "mention"]);

const splitsPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");

function sliceOf(text: string, marks: readonly Mark[], start: number, end: number): RichText {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  return {
    text: text.slice(start, end),
    marks: inside.map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    })),
  };
}
