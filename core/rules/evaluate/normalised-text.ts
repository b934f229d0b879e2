import { TEXT_MAX } from "./limits.ts";

/** Holds a text as rules compare it. An apostrophe separates words, so that "order" is found in "order's". */
export type NormalisedText = {
  /** The text in one case. */
  readonly folded: string;
  /** All words between single spaces, with spaces at both ends. It contains " a b " exactly when the word b follows the word a. */
  readonly words: string;
  readonly vocabulary: ReadonlySet<string>;
};

/** Normalises a text, up to the length that rules read. */
export function normaliseText(text: string): NormalisedText {
  const ascii = ASCII.test(text);
  const folded = ascii ? text.toLowerCase() : fold(text).slice(0, TEXT_MAX);
  const words = folded.replace(ascii ? BETWEEN_ASCII_WORDS : BETWEEN_WORDS, " ").trim();
  return { folded, words: ` ${words} `, vocabulary: new Set(words.split(" ")) };
}

/** Says whether a phrase needs a search through the text instead of a look-up. */
export function isSearched(phrase: string): boolean {
  const { folded, words } = normaliseText(phrase.trim());
  return words.trim() === "" || SPACELESS.test(folded) || words.trim().includes(" ");
}

/** Says whether a text contains a phrase. */
export type PhraseMatcher = (text: NormalisedText) => boolean;

/** Prepares a phrase. One without words (an emoji), or in a script without spaces, is found anywhere. */
export function phraseMatcher(phrase: string): PhraseMatcher {
  const { folded, words, vocabulary } = normaliseText(phrase.trim());
  if (words.trim() === "" || SPACELESS.test(folded)) return (text) => text.folded.includes(folded);
  const [first = "", ...more] = vocabulary;
  if (` ${first} ` === words) return (text) => text.vocabulary.has(first);
  // The longest word is looked up first: it is the rarest, and a look-up costs a tenth of a search.
  const rarest = more.reduce((one, other) => (other.length > one.length ? other : one), first);
  return (text) => text.vocabulary.has(rarest) && text.words.includes(words);
}

const ASCII = /^[\0-\x7f]*$/;
const BETWEEN_ASCII_WORDS = /[^a-z0-9]+/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Folds case through upper case, because only there ß meets ss and ı meets i. Removes emoji variation marks. One letter may become eighteen. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[\u0307\ufe0f]/g, "");
