import type { Typed } from "./parsed.ts";
import { hasHidden } from "./disguise.ts";
import { SLASHES } from "./looks-like-command.ts";
import { endOfWord, isSpaceAt, skipSpaces } from "./space.ts";

/** The beginning of what may be a command: the name as typed, and whether it may be one at all. */
export type Opening = {
  readonly name: string;
  /** Where the name stands. */
  readonly at: number;
  readonly end: number;
  /** Called by a slash or by the platform. Else the hub was only addressed, as in any sentence. */
  readonly called: boolean;
  /** The slash only looks like one, or hidden characters stand before it. */
  readonly disguised: boolean;
};

/** Finds the name of the command that a text may begin with; null where it is a message in any case. */
export function readOpening(typed: Typed): Opening | null {
  if (typed.forwarded) return null;
  const { text } = typed.text;
  const begin = skipBlank(text);
  const behind = skipAddress(typed, begin);
  const at = behind ?? begin;
  const hasSlash = at < text.length && SLASHES.includes(text.charAt(at));
  if (!hasSlash && behind === null && typed.options === undefined) return null;
  const disguised = hasHidden(text.slice(0, begin)) || (hasSlash && text.charAt(at) !== "/");
  const start = hasSlash ? at + 1 : at;
  const word = text.slice(start, endOfWord(text, start));
  const [name = "", ...address] = word.split("@");
  if (address.length > 0 && !isOurName(typed, address.join("@"))) return null;
  if (needsAddress(typed) && behind === null && address.length === 0) return null;
  if (isQuoted(typed, at, start + word.length)) return null;
  const called = hasSlash || typed.options !== undefined;
  return { name, at: start, end: start + word.length, called, disguised };
}

/** Skips spaces and characters that nobody sees, some of which are pairs of UTF-16 units. */
function skipBlank(text: string): number {
  let at = 0;
  while (at < text.length) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!isSpaceAt(text, at) && !hasHidden(sign)) break;
    at += sign.length;
  }
  return at;
}

/** In a group everybody's slash reaches every bot. A native command reaches only the one it belongs to. */
const needsAddress = ({ place, options }: Typed): boolean => place === "group" && options === undefined;

/** Returns where the text goes on behind "@acme_bot", "@acme_bot," or "@acme_bot:"; null where it does not begin so. */
function skipAddress(typed: Typed, at: number): number | null {
  const { text } = typed.text;
  const end = endOfMention(typed, at) ?? endOfName(typed, at);
  if (end === null) return null;
  const behind = end < text.length && ",:".includes(text.charAt(end)) ? end + 1 : end;
  return behind >= text.length || isSpaceAt(text, behind) ? skipSpaces(text, behind) : null;
}

/** A mention may show another name than ours, and name our identity. */
const endOfMention = ({ text, addressedTo }: Typed, at: number): number | null =>
  text.marks.find(
    (mark) =>
      mark.kind === "mention" && mark.start === at && mark.end > at && mark.identity === (addressedTo ?? ""),
  )?.end ?? null;

function endOfName(typed: Typed, at: number): number | null {
  const { text } = typed.text;
  const end = at + 1 + (typed.addressedTo?.length ?? 0);
  return text.charAt(at) === "@" && isOurName(typed, text.slice(at + 1, end)) ? end : null;
}

/** Without case, for Latin letters only: another letter must not become one of ours. */
const isOurName = ({ addressedTo }: Typed, said: string): boolean =>
  addressedTo !== null && addressedTo !== "" && lowerLatin(said) === lowerLatin(addressedTo);

const lowerLatin = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What somebody else wrote, or shows as an example, calls nothing. */
const isQuoted = ({ text }: Typed, from: number, to: number): boolean =>
  text.marks.some(
    ({ kind, start, end }) =>
      (kind === "quote" || kind === "pre" || kind === "code") && start < Math.max(to, from + 1) && end > from,
  );
