import type { RichText } from "../../protocol/index.ts";
import { endOfWord, isSpaceAt, skipSpaces } from "./space.ts";

/** A word, or several in quotes. `identity` is the one that a mention names. */
export type Word = {
  readonly kind: "word";
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly quoted: boolean;
  readonly mention: boolean;
  readonly identity: string | null;
};
/** `--name`, whose value is the word behind it; `--name=value`; or `--name=` with nothing. */
export type Option = {
  readonly kind: "option";
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly value: "behind" | "joined" | "empty";
};
export type Token =
  | Word
  | Option
  /** `--` alone: what follows is no option. */
  | { readonly kind: "marker"; readonly at: number; readonly end: number }
  /** A quote that does not end. */
  | { readonly kind: "unclosed"; readonly at: number; readonly end: number };

/** Which quotes group words, and what ends them. An apostrophe is text. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“”", "«": "»" };

/** Phones turn two hyphens into a dash. */
const OPTION = /(?:--|—)(\p{L}[^\s=]*)(=?)/uy;
const MARKER = /--(?=\s|$)/y;

/** Splits what follows a command's name. Returns at most `max` tokens, and ends at a quote that does not end. */
export function readTokens(rich: RichText, from: number, max: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipSpaces(rich.text, from);
  let endsOptions = false;
  while (at < rich.text.length && tokens.length < max) {
    const last = tokens.at(-1);
    const isValue = last?.kind === "option" && last.value === "joined";
    const token = readToken(rich, at, !isValue && !endsOptions);
    tokens.push(token);
    if (token.kind === "unclosed") break;
    if (token.kind === "marker") endsOptions = true;
    at = skipSpaces(rich.text, token.end);
  }
  return tokens;
}

function readToken(rich: RichText, at: number, mayBeOption: boolean): Token {
  return (
    readMention(rich, at) ??
    readQuoted(rich.text, at) ??
    (mayBeOption ? (readMarker(rich.text, at) ?? readOption(rich.text, at)) : null) ??
    readBare(rich, at)
  );
}

/** A mention is one word, whatever spaces are in the name it shows. */
function readMention({ text, marks }: RichText, at: number): Word | null {
  const mark = marks.find((one) => one.kind === "mention" && one.start === at && one.end > at);
  if (mark?.kind !== "mention" || mark.end > text.length) return null;
  const identity = mark.identity ?? null;
  const said = text.slice(at, mark.end);
  return { kind: "word", text: said, at, end: mark.end, quoted: false, mention: true, identity };
}

/** Reads words in quotes. Between straight ones, two stand for one. */
function readQuoted(text: string, at: number): Token | null {
  const closers = QUOTES[text.charAt(at)];
  if (closers === undefined) return null;
  let said = "";
  for (let index = at + 1; index < text.length; index += 1) {
    const sign = text.charAt(index);
    const doubled = sign === '"' && closers === '"' && text.charAt(index + 1) === '"';
    if (closers.includes(sign) && !doubled) return quotedWord(said, at, index + 1);
    said += sign;
    if (doubled) index += 1;
  }
  return { kind: "unclosed", at, end: text.length };
}

const quotedWord = (text: string, at: number, end: number): Word => ({
  kind: "word",
  text,
  at,
  end,
  quoted: true,
  mention: false,
  identity: null,
});

function readMarker(text: string, at: number): Token | null {
  MARKER.lastIndex = at;
  return MARKER.test(text) ? { kind: "marker", at, end: at + 2 } : null;
}

function readOption(text: string, at: number): Option | null {
  OPTION.lastIndex = at;
  const [whole = "", name = "", equals = ""] = OPTION.exec(text) ?? [];
  if (name === "") return null;
  const end = at + whole.length;
  if (equals === "") return { kind: "option", name, at, end, value: "behind" };
  const isEmpty = end >= text.length || isSpaceAt(text, end);
  return { kind: "option", name, at, end, value: isEmpty ? "empty" : "joined" };
}

/** A word without quotes ends at a space, or where a mention begins. */
function readBare({ text, marks }: RichText, at: number): Word {
  const end = endOfWord(text, at);
  const mention = Math.min(
    ...marks.flatMap(({ kind, start }) => (kind === "mention" && start > at && start < end ? [start] : [])),
    end,
  );
  const said = text.slice(at, mention);
  return { kind: "word", text: said, at, end: mention, quoted: false, mention: false, identity: null };
}
