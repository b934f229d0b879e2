import type { CommandArgument } from "../../access/index.ts";
import { readDate } from "./dates/read-date.ts";
import type { Fault, GivenArgument, Typed } from "./parsed.ts";
import { readValue } from "./read-value.ts";
import type { Word } from "./tokens.ts";

/** What an argument became, and how many words it took. Null: it was given empty, which is the same as absent. */
export type ReadArgument = {
  readonly kind: "read";
  readonly given: GivenArgument | null;
  readonly words: number;
};

/** A date has at most so many words without quotes: "Friday 3 March 2027 at 9:00". */
const DATE_WORDS_MAX = 6;

/** Reads an argument from the words that begin with it. All but dates take one word. */
export function readArgument(
  argument: CommandArgument,
  words: readonly Word[],
  typed: Typed,
): ReadArgument | Fault {
  const [word] = words;
  if (word === undefined || word.text.trim() === "") return { kind: "read", given: null, words: 1 };
  const mention = word.identity === null ? {} : { mention: word.identity };
  const given = { argument, said: word.text, ...mention };
  if (argument.kind === "date")
    return readDateArgument(argument, words, typed) ?? readOne(given, word, typed);
  return readOne(given, word, typed);
}

function readOne(given: GivenArgument, word: Word, typed: Typed): ReadArgument | Fault {
  const read = readValue(given.argument, word.text, typed);
  if (read.kind === "read") return { kind: "read", given: { ...given, ...read.found }, words: 1 };
  const { code, nearest, among } = read;
  const base = { kind: "fault", code, at: word.at, said: word.text, nearest, command: null } as const;
  return { ...base, argument: given.argument, ...(among && { among }) };
}

/** Takes as many words as make a date: "next friday", "3. März 9:00". A bare number at the end is not its hour but the next argument. */
function readDateArgument(
  argument: CommandArgument,
  words: readonly Word[],
  typed: Typed,
): ReadArgument | null {
  const end = words.findIndex(({ quoted, mention }) => quoted || mention);
  const most = Math.min(end === -1 ? words.length : end, DATE_WORDS_MAX);
  for (let count = most; count > 1; count -= 1) {
    if (/^\d{1,3}$/.test(words[count - 1]?.text ?? "")) continue;
    const said = words
      .slice(0, count)
      .map(({ text }) => text)
      .join(" ");
    const read = readDate(said, typed);
    if (read.kind === "read") return { kind: "read", given: { argument, said, ...read.found }, words: count };
  }
  return null;
}
