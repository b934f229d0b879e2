import type { Mark } from "../../../../core/protocol/index.ts";
import type { MentionNames, Written } from "./written.ts";

/** What a rule may use: names for ids, and reading a part of its match as Markdown again. */
export type Writing = {
  readonly names: MentionNames;
  readonly inner: (source: string, blocks?: boolean) => void;
};

/** One construct of Discord's Markdown. `pattern` is sticky; `fits` looks at what precedes. */
export type Rule = {
  readonly pattern: RegExp;
  readonly fits?: (source: string, at: number) => boolean;
  readonly write: (match: RegExpExecArray, written: Written, writing: Writing) => void;
};

type MarkKind<M = Mark> = M extends { readonly start: number; readonly end: number } & (infer K) ? K : never;

/** Adds a mark over what `say` writes. */
function marked(written: Written, mark: Omit<Mark, "start" | "end"> & MarkKind, say: () => void): void {
  const start = written.text.length;
  const index = written.marks.length;
  say();
  written.marks.splice(index, 0, { ...mark, start, end: written.text.length });
}

const say = (written: Written, text: string) => () => void (written.text += text);

/** A construct that only marks what it contains. */
const wrap = (pattern: RegExp, kind: "bold" | "italic" | "underline" | "strike" | "spoiler"): Rule => ({
  pattern,
  write: ([, content = ""], written, { inner }) => marked(written, { kind }, () => inner(content)),
});

/** Constructs that begin at the start of a line. */
export const BLOCKS: readonly Rule[] = [
  {
    pattern: / *>>> ([\s\S]+)/y,
    write: ([, content = ""], written, { inner }) =>
      marked(written, { kind: "quote" }, () => inner(content, true)),
  },
  {
    pattern: / *> [^\n]*(?:\n *> [^\n]*)*/y,
    write: ([lines], written, { inner }) =>
      marked(written, { kind: "quote" }, () => inner(lines.replaceAll(/^ *> /gm, ""), true)),
  },
  {
    pattern: /#{1,3} +([^\n]*[^\s#])[ #]*(?=\n|$)/y,
    write: ([, title = ""], written, { inner }) => marked(written, { kind: "bold" }, () => inner(title)),
  },
  { pattern: /-# +(?=\S)/y, write: () => {} },
];

/** Constructs within a line, in the order in which Discord tries them. */
export const INLINE: readonly Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, write: ([, sign = ""], written) => void (written.text += sign) },
  {
    pattern: /```(?:([\w+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```/y,
    write: ([, language, code = ""], written) =>
      marked(written, { kind: "pre", ...(language !== undefined && { language }) }, say(written, code)),
  },
  {
    pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y,
    fits: (source, at) => source[at - 1] !== "`",
    write: ([, , code = ""], written) =>
      marked(written, { kind: "code" }, say(written, code.replaceAll(/^ (?= *`)|(?<=` *) $/g, ""))),
  },
  {
    pattern: /<(a?):(\w{1,64}):(\d{1,20})>/y,
    write: ([, , name = "", id = ""], written) =>
      marked(written, { kind: "emoji", id }, say(written, `:${name}:`)),
  },
  {
    pattern: /<@!?(\d{1,20})>/y,
    write: ([, id = ""], written, { names }) =>
      marked(
        written,
        { kind: "mention", identity: id },
        say(written, `@${names.user(id) ?? "unknown user"}`),
      ),
  },
  {
    pattern: /<@&(\d{1,20})>/y,
    write: ([, id = ""], written) =>
      marked(written, { kind: "mention", identity: `&${id}` }, say(written, "@role")),
  },
  {
    pattern: /@(everyone|here)\b/y,
    write: ([text, identity = ""], written) =>
      marked(written, { kind: "mention", identity }, say(written, text)),
  },
  {
    pattern: /<#(\d{1,20})>/y,
    write: ([, id = ""], written, { names }) =>
      marked(
        written,
        { kind: "mention", identity: `#${id}` },
        say(written, `#${names.channel(id) ?? "channel"}`),
      ),
  },
  {
    pattern: /<(\/[^:<>\n]{1,100}):\d{1,20}>/y,
    write: ([, name = ""], written) => void (written.text += name),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::[tTdDfFsSR])?>/y,
    write: ([text, seconds = ""], written) => void (written.text += timeAt(Number(seconds)) ?? text),
  },
  {
    pattern: /<(https?:\/\/[^\s<>]+)>/y,
    write: ([, url = ""], written) => marked(written, { kind: "link", url }, say(written, url)),
  },
  {
    pattern: /https?:\/\/[^\s<]*[^\s<.,:;"'\])]/y,
    fits: (source, at) => !/\w/.test(source[at - 1] ?? ""),
    write: ([url], written) => marked(written, { kind: "link", url }, say(written, url)),
  },
  {
    pattern: /\[((?:\\[\s\S]|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s<>)]+)>?(?: +"[^"\n]*")?\)/y,
    write: ([, label = "", url = ""], written, { inner }) =>
      marked(written, { kind: "link", url }, () => inner(label)),
  },
  wrap(/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, "bold"),
  wrap(/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, "underline"),
  wrap(/\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, "italic"),
  {
    ...wrap(/_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, "italic"),
    fits: (source, at) => !/\w/.test(source[at - 1] ?? ""),
  },
  wrap(/~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/y, "strike"),
  wrap(/\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, "spoiler"),
];

const SECONDS_MAX = 8_640_000_000_000;

/** Writes a time as everybody can read it; the reader's own time zone is not known here. */
function timeAt(seconds: number): string | undefined {
  if (Math.abs(seconds) > SECONDS_MAX) return undefined;
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
