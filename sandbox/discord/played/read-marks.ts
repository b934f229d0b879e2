import type { Mark } from "../../stage/control-api.ts";

export type Marked = { readonly text: string; readonly marks: readonly Mark[] };
type Rule = {
  readonly pattern: RegExp;
  /** Nothing inside is read any further. */
  readonly raw?: boolean;
  readonly kind: Mark["kind"];
};

/** The signs of Discord's Markdown, longest first. */
const RULES: readonly Rule[] = [
  { kind: "code_block", raw: true, pattern: /^```(?:[\w+-]+\n)?\n?([\s\S]+?)\n?```/ },
  { kind: "code", raw: true, pattern: /^`([^`\n]+)`/ },
  { kind: "bold", pattern: /^\*\*([\s\S]+?)\*\*(?!\*)/ },
  { kind: "underline", pattern: /^__([\s\S]+?)__(?!_)/ },
  { kind: "strike", pattern: /^~~([\s\S]+?)~~/ },
  { kind: "spoiler", pattern: /^\|\|([\s\S]+?)\|\|/ },
  { kind: "italic", pattern: /^\*(?![\s*])([^*]+?)\*(?!\*)/ },
  { kind: "italic", pattern: /^_(?!_)([^_]+?)_(?!\w)/ },
];
const LINE_RULES: readonly Rule[] = [
  { kind: "heading", pattern: /^#{1,3} ([^\n]+)/ },
  { kind: "quote", pattern: /^> ([^\n]*(?:\n> [^\n]*)*)/ },
];

/** Reads Discord's Markdown as the app shows it: the words, and what they look like. */
export function readMarks(source: string, nameOf: (id: string) => string): Marked {
  const marks: Mark[] = [];
  return { text: read(source, 0, true, { marks, nameOf }), marks };
}

type Reading = { readonly marks: Mark[]; readonly nameOf: (id: string) => string };

function read(source: string, offset: number, atLine: boolean, reading: Reading): string {
  let text = "";
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const isLine = at === 0 ? atLine : source[at - 1] === "\n";
    const found = readOne(rest, offset + text.length, isLine, reading);
    text += found?.text ?? source[at] ?? "";
    at += found?.taken ?? 1;
  }
  return text;
}

type Found = { readonly text: string; readonly taken: number };

function readOne(rest: string, offset: number, isLine: boolean, reading: Reading): Found | null {
  const escaped = /^\\([*_~`|\\>#[\]()-])/.exec(rest);
  if (escaped) return { text: escaped[1] ?? "", taken: 2 };
  const rule = [...(isLine ? LINE_RULES : []), ...RULES].find(({ pattern }) => pattern.test(rest));
  if (rule) return readRule(rule, rest, offset, reading);
  return readName(rest, offset, reading) ?? readLink(rest, offset, reading);
}

function readRule({ pattern, kind, raw }: Rule, rest: string, offset: number, reading: Reading): Found {
  const [all = "", inner = ""] = pattern.exec(rest) ?? [];
  const words = kind === "quote" ? inner.replaceAll(/\n> /g, "\n") : inner;
  const place = reading.marks.length;
  const text = raw ? words : read(words, offset, false, reading);
  reading.marks.splice(place, 0, { kind, offset, length: text.length });
  return { text, taken: all.length };
}

function readName(rest: string, offset: number, { marks, nameOf }: Reading): Found | null {
  const [all, sign = "", id = ""] = /^<(@!?|@&|#)(\d+)>/.exec(rest) ?? [];
  const emoji = /^<a?(:\w+:)\d+>/.exec(rest);
  if (emoji) return { text: emoji[1] ?? "", taken: emoji[0].length };
  if (all === undefined) return null;
  const text = `${sign[0] ?? ""}${nameOf(id)}`;
  marks.push({ kind: "mention", offset, length: text.length });
  return { text, taken: all.length };
}

function readLink(rest: string, offset: number, reading: Reading): Found | null {
  const named = /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/.exec(rest);
  const plain = /^<?(https?:\/\/[^\s<>]+)>?/.exec(rest);
  const found = named ?? plain;
  if (!found) return null;
  const [all, first = "", to = first] = found;
  reading.marks.push({ kind: "link", offset, length: first.length, to });
  return { text: first, taken: all.length };
}
