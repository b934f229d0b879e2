/** Whether a character separates words. A no-break space does; the zero-width one (U+FEFF), which nobody sees, does not. */
const SPACE = /[^\S\uFEFF]/;

/** Whether there is a space at this position. */
export const isSpaceAt = (text: string, at: number): boolean => SPACE.test(text.charAt(at));

/** Finds the first position at or after `at` that is no space. */
export function skipSpaces(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpaceAt(text, end)) end += 1;
  return end;
}

/** Finds where the word at this position ends. */
export function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpaceAt(text, end)) end += 1;
  return end;
}
