import { graphemeStart } from "../kernel/cut-text.ts";
import type { Mark, RichText } from "./rich-text.ts";

/**
 * Splits text into chunks of at most `maxLength` UTF-16 units, which together are the text again. It drops a chunk of
 * white space at an end, because platforms refuse an empty message. A mark across a cut continues after it.
 */
export function splitText(rich: RichText, maxLength: number): readonly RichText[] {
  const text = rich.text.toWellFormed();
  const chunks: RichText[] = [];
  for (let start = 0; start < text.length;) {
    const end = cutOf(text, start, maxLength, rich.marks);
    chunks.push(sliceOf(text, rich.marks, start, end));
    start = end;
  }
  return chunks.filter((chunk) => chunk.text.trim() !== "");
}

/** Returns the best cut: after a paragraph, a line, a sentence or a word; within a word only as a last resort. */
function cutOf(text: string, start: number, maxLength: number, marks: readonly Mark[]): number {
  const limit = start + maxLength;
  if (limit >= text.length) return text.length;
  // A cut in the first half would make the chunk too short.
  const half = start + Math.ceil(maxLength / 2);
  for (const border of BORDERS) {
    const at = lastBefore(text, border, half, limit, marks);
    if (at !== null) return at;
  }
  return graphemeStart(text, limit, start);
}

const BORDERS = ["\n\n", "\n", ". ", " "] as const;

/** Returns the end of the last border in reach, outside code and links if possible. */
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
