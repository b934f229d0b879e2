import { TEXT_MAX } from "./limits.ts";

/**
 * A text as rules hear it. An apostrophe parts words, so that "order" is found in "order's".
 */
export type Spoken = {
  /** The text in one case. */
  readonly folded: string;
  /** Every word between single spaces, spaces at both ends: " a b " is in it exactly when the words a and b follow each other. */
  readonly words: string;
  readonly vocabulary: ReadonlySet<string>;
};

/** Hears a text, as far as rules look. */
export function spoken(text: string): Spoken {
  const ascii = ASCII.test(text);
  const folded = ascii ? text.toLowerCase() : fold(text).slice(0, TEXT_MAX);
  const words = folded.replace(ascii ? BETWEEN_ASCII_WORDS : BETWEEN_WORDS, " ").trim();
  return { folded, words: ` ${words} `, vocabulary: new Set(words.split(" ")) };
}

/** Whether a phrase takes a search through the text, and not only a look-up. */
export function isSearched(phrase: string): boolean {
  const { folded, words } = spoken(phrase.trim());
  return words.trim() === "" || SPACELESS.test(folded) || words.trim().includes(" ");
}

/** Whether somebody said a phrase. */
export type Phrase = (said: Spoken) => boolean;

/** Prepares a phrase; what has no word in it (an emoji), or belongs to a script that writes no spaces, is found anywhere. */
export function listenFor(phrase: string): Phrase {
  const { folded, words, vocabulary } = spoken(phrase.trim());
  if (words.trim() === "" || SPACELESS.test(folded)) return (said) => said.folded.includes(folded);
  const [first = "", ...more] = vocabulary;
  if (` ${first} ` === words) return (said) => said.vocabulary.has(first);
  // Asked for the longest word first: it is the rarest, and a look-up costs a tenth of a search.
  const rarest = more.reduce((one, other) => (other.length > one.length ? other : one), first);
  return (said) => said.vocabulary.has(rarest) && said.words.includes(words);
}

const ASCII = /^[\0-\x7f]*$/;
const BETWEEN_ASCII_WORDS = /[^a-z0-9]+/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** One letter may become eighteen. One case for all: through upper case, because ß and ı have no other way to their like. Emoji lose their variation mark. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[\u0307\ufe0f]/g, "");
