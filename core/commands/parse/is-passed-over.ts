import type { CommandArgument } from "../../access/index.ts";
import { readArgument } from "./read-argument.ts";
import { wordsFrom, type Reading } from "./reading.ts";
import type { Word } from "./tokens.ts";

/**
 * Says whether the next word leaves an argument out. What may be left out takes a word only if it can be read as such,
 * and no argument behind it needs the word more.
 */
export function isPassedOver(
  argument: CommandArgument,
  later: readonly CommandArgument[],
  reading: Reading,
): boolean {
  const [word] = wordsFrom(reading);
  if (!argument.optional || later.length === 0) return false;
  // A quote that does not end can only be text.
  if (word === undefined) return true;
  if (word.text.trim() === "") return false;
  const isTextNext = later[0]?.kind === "text" || later[0]?.kind === "rest";
  if (argument.kind === "conversation") return leavesOutConversation(word, later, reading, isTextNext);
  if (argument.kind === "member" && isTextNext) return !word.mention && !word.text.startsWith("@");
  return readArgument(argument, wordsFrom(reading), reading.typed).kind === "fault";
}

/**
 * A text that begins with a number must not go to the conversation of that number: "/reply 12 boxes came". `#12` is
 * always meant as one, also with a slip in it.
 */
function leavesOutConversation(
  word: Word,
  later: readonly CommandArgument[],
  reading: Reading,
  isTextNext: boolean,
): boolean {
  if (/^#\d/.test(word.text)) return word.quoted && isTextNext;
  if (!/^\d+$/.test(word.text) || isTextNext) return true;
  return countWordsBehind(reading) < later.filter(({ optional }) => !optional).length;
}

/** Words that are left behind this one, without the values of options. */
function countWordsBehind({ tokens, index }: Reading): number {
  const behind = tokens.slice(index + 1);
  const words = behind.filter(({ kind }) => kind === "word").length;
  return words - behind.filter((token) => token.kind === "option" && token.value !== "empty").length;
}
