import { isFollowable, MARKS_MAX, plain, type RichText } from "../../../core/protocol/index.ts";
import type { MentionNames, Written } from "./markdown/written.ts";
import { BLOCKS, INLINE, type Rule } from "./markdown/rules.ts";

/** Reads Discord's Markdown. What its rules do not match is text. */
export function richTextOf(source: string, names: MentionNames = NOBODY): RichText {
  const text = source.toWellFormed();
  if (text.length > SOURCE_MAX) return plain(text);
  const written: Written = { text: "", marks: [] };
  read(text, written, { names, depth: 0, blocks: true });
  const marks = written.marks
    .filter((mark) => mark.start < mark.end && (mark.kind !== "link" || isFollowable(mark.url)))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return { text: written.text, marks: marks.slice(0, MARKS_MAX) };
}

/** Longer than any text that Discord accepts. */
const SOURCE_MAX = 8000;

const DEPTH_MAX = 8;

const NOBODY: MentionNames = { user: () => undefined, channel: () => undefined };

type Reading = { readonly names: MentionNames; readonly depth: number; readonly blocks: boolean };

/** Appends what `source` says to `written`. */
function read(source: string, written: Written, reading: Reading): void {
  if (reading.depth > DEPTH_MAX) {
    written.text += source;
    return;
  }
  for (let at = 0; at < source.length;) {
    const isLineStart = reading.blocks && (at === 0 || source[at - 1] === "\n");
    const length =
      (isLineStart ? apply(BLOCKS, source, at, written, reading) : 0) ||
      apply(INLINE, source, at, written, reading);
    if (length === 0) written.text += source[at];
    at += length || 1;
  }
}

/** Applies the first rule that matches at a place and returns how much of the source it took. */
function apply(
  rules: readonly Rule[],
  source: string,
  at: number,
  written: Written,
  reading: Reading,
): number {
  for (const { pattern, write, fits } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match || (fits && !fits(source, at))) continue;
    write(match, written, {
      names: reading.names,
      inner: (text, blocks = false) => read(text, written, { ...reading, depth: reading.depth + 1, blocks }),
    });
    return match[0].length;
  }
  return 0;
}
