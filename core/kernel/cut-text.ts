const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Returns a text of at most `max` UTF-16 units: its beginning, cut between letters as people see them. */
export const cutText = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, graphemeStart(text, max));

/**
 * Returns the last place at or before `at` where a text may be cut: never within a letter and its accents, a flag or a
 * family. A letter longer than what precedes `at` since `from` is cut all the same, though no surrogate pair is.
 */
export function graphemeStart(text: string, at: number, from = 0): number {
  if (at >= text.length) return text.length;
  const begin = Math.max(from, text.slice(0, at).search(/\s\S*$/));
  const start =
    begin + (segmenter.segment(text.slice(begin, at + LONGEST)).containing(at - begin)?.index ?? 0);
  if (start > from) return start;
  return isWithinPair(text, at) ? at - 1 : at;
}

/** Longer than any letter that people write: a text cut here shows whether the letter goes on. */
const LONGEST = 64;

const isWithinPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
