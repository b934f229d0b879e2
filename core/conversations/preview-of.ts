import { cutText } from "../kernel/cut-text.ts";
import { isShown, type Mark, type RichText } from "../protocol/index.ts";

import type { PreviewedPart } from "./rows.ts";

/** What a preview shows at most. */
const SHOWN = 140;

/** What of a text is read for one: a list must not pay for what it does not show. Several blanks become one, so it is more than is shown. */
const READ = 300;

/** One line for lists and quotes, in which a spoiler stays covered, a poll by what it asks; media without words are named by their kind, which the page words itself. */
export function previewOf(text: RichText, parts: readonly PreviewedPart[], deleted: boolean): string {
  if (deleted) return "";
  const part = parts.find(isShown);
  const line = oneLine(coverSpoilers(beginningOf(text))) || oneLine(wordsOf(part).slice(0, READ));
  if (line) return cutText(line, SHOWN).toWellFormed();
  return part ? [`[${part.kind}]`, part.emoji].filter(Boolean).join(" ") : "";
}

/** What a poll asks, or a card is called. */
const wordsOf = (part: PreviewedPart | undefined): string =>
  part?.question || part?.title || (part?.kind === "card" ? part.text?.text : undefined) || "";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Cuts before anything else is done: a text has up to 60,000 characters, and older ones any number of marks. */
function beginningOf({ text, marks }: RichText): RichText {
  const from = Math.max(0, text.search(/\S/));
  return {
    text: text.slice(from, from + READ),
    marks: marks
      .filter(({ start, end }) => start < from + READ && end > from)
      .map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from })),
  };
}

function coverSpoilers({ text, marks }: RichText): string {
  let [shown, at] = ["", 0];
  for (const { start, end } of marks.filter(isSpoiler).toSorted((a, b) => a.start - b.start)) {
    // Spoilers that overlap are covered once.
    const from = Math.max(start, at);
    if (from >= end) continue;
    shown += text.slice(at, from) + text.slice(from, end).replace(/\S/g, "▒");
    at = end;
  }
  return shown + text.slice(at);
}

const isSpoiler = ({ kind }: Mark): boolean => kind === "spoiler";
