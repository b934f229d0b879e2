import { graphemeStart } from "../kernel/cut-text.ts";
import type { Mark, RichText } from "./rich-text.ts";

/**
 * Splits text into chunks of at most `maxLength` UTF-16 units, which together are the text again. It drops a chunk of
 * white space at an end, because platforms refuse an empty message. A mark across a cut continues after it.
 * `measure` is the length of a chunk at the platform, where its markup counts.
 */
export function splitText(
  rich: RichText,
  maxLength: number,
  measure: (chunk: RichText) => number = ({ text }) => text.length,
): readonly RichText[] {
  const text = rich.text.toWellFormed();
  const chunks: RichText[] = [];
  for (let start = 0; start < text.length;) {
    const [end, chunk] = fittingChunk({ text, marks: rich.marks }, start, maxLength, measure);
    chunks.push(chunk);
    start = end;
  }
  return chunks.filter((chunk) => chunk.text.trim() !== "");
}

/** Shortens the chunk by what it is too long, until it fits; a single letter is taken however long. */
function fittingChunk(
  { text, marks }: RichText,
  start: number,
  maxLength: number,
  measure: (chunk: RichText) => number,
): readonly [end: number, chunk: RichText] {
  for (let room = maxLength; ;) {
    const end = cutOf(text, start, room, marks);
    const chunk = sliceOf(text, marks, start, end);
    const excess = measure(chunk) - maxLength;
    if (excess <= 0 || room <= LETTER) return [end, chunk];
    room = Math.max(LETTER, Math.min(room, end - start) - Math.max(1, Math.ceil(excess / GROWTH)));
  }
}

/** Room for a letter with its accents. */
const LETTER = 16;

/** Markup at most doubles a text of signs; a smaller step finds a chunk that is nearly full. */
const GROWTH = 2;

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
