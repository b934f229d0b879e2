/** Characters that are drawn as nothing or change the direction of what follows. */
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN.source, "gu");

/** Letters of other scripts that look like a Latin one and that NFKC leaves alone. */
const RESEMBLING: Readonly<Record<string, string>> = {
  a: "аɑα",
  b: "ь",
  c: "сϲ",
  d: "ԁ",
  e: "еε",
  g: "ɡ",
  h: "һհ",
  i: "іιı",
  j: "ј",
  k: "кκ",
  l: "ӏ",
  m: "м",
  n: "пո",
  o: "оοօ",
  p: "рρ",
  q: "ԛ",
  r: "г",
  s: "ѕ",
  t: "тτ",
  u: "υս",
  v: "ѵν",
  w: "ԝω",
  x: "хχ",
  y: "уγ",
  z: "ᴢ",
};
const LATIN = new Map(
  Object.entries(RESEMBLING).flatMap(([latin, others]) => lettersOf(others).map((other) => [other, latin])),
);

/** Whether a text holds characters that nobody sees. */
export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/** Removes the characters that nobody sees. */
export const withoutHidden = (text: string): string => text.replaceAll(EVERY_HIDDEN, "");

/** Returns what a name looks like: without hidden characters, in small Latin letters where a letter resembles one. */
export const skeletonOf = (name: string): string =>
  lettersOf(withoutHidden(name.normalize("NFKC")).toLowerCase())
    .map((letter) => LATIN.get(letter) ?? letter)
    .join("");

/** Whether a name is made to look like another one. A German umlaut is not. */
export const isDisguised = (name: string): boolean =>
  hasHidden(name) || lettersOf(name).some((letter) => !isAscii(letter) && isAscii(skeletonOf(letter)));

const isAscii = (text: string): boolean => /^[\u0020-\u007E]+$/.test(text);

function lettersOf(text: string): readonly string[] {
  return Array.from(text);
}
