import { isFollowable, type Mark, type RichText } from "../../../core/protocol/index.ts";
import { legalMarks } from "./legal-marks.ts";

/** Renders rich text as Discord's Markdown. What looks like markup in the text is escaped. */
export function markdownOf(rich: RichText): string {
  const text = rich.text.toWellFormed();
  return piecesOf(text, legalMarks(text, rich.marks), 0, text.length);
}

/** Renders `marks`, which nest and are sorted: outer ones first, with those inside them. */
function piecesOf(source: string, marks: readonly Mark[], from: number, to: number): string {
  const [mark] = marks;
  if (!mark) return escaped(source, from, to);
  const inner = marks.slice(1).filter((other) => other.start < mark.end);
  const rest = marks.slice(1 + inner.length);
  const before = escaped(source, from, mark.start);
  const written = markOf(source, mark, inner);
  const after = piecesOf(source, rest, mark.end, to);
  return joined(joined(before, written), after);
}

/** Two signs that touch would be read as one, so an invisible space keeps them apart. */
function joined(left: string, right: string): string {
  const [last, first] = [left.at(-1) ?? "", right[0] ?? ""];
  return SIGNS.has(last) && last === first && !/\\.$/s.test(left.slice(-2))
    ? `${left}${APART}${right}`
    : left + right;
}

const SIGNS: ReadonlySet<string> = new Set(["*", "_", "~", "|", "`"]);

/** Invisible, and no space to Discord. */
export const APART = "\u200B";

function markOf(source: string, mark: Mark, inner: readonly Mark[]): string {
  const content = () => piecesOf(source, inner, mark.start, mark.end);
  const raw = source.slice(mark.start, mark.end);
  switch (mark.kind) {
    case "bold":
      return wrapped("**", content());
    case "italic":
      return wrapped("*", content());
    case "underline":
      return wrapped("__", content());
    case "strike":
      return wrapped("~~", content());
    case "spoiler":
      return wrapped("||", content());
    case "code":
      return codeOf(raw);
    case "pre":
      return `\`\`\`${languageOf(mark.language)}\n${raw.replaceAll("``", `\`${APART}\``)}\n\`\`\``;
    case "quote":
      return content().replaceAll(/^/gm, "> ");
    case "link":
      return linkOf(raw, mark.url, content);
    case "mention":
      return mentionOf(mark.identity) ?? content();
    case "emoji":
      return emojiOf(raw, mark.id) ?? content();
  }
}

const wrapped = (sign: string, content: string) => joined(joined(sign, content), sign);

/** A language is one word of few signs, else Discord shows it as code. */
const languageOf = (language = "") => (/^[\w+\-.#]+$/.test(language) ? language : "");

function codeOf(raw: string): string {
  const code = raw.replaceAll("``", `\`${APART}\``);
  if (!code.includes("`")) return `\`${code}\``;
  return `\`\`${code.startsWith("`") ? " " : ""}${code}${code.endsWith("`") ? " " : ""}\`\``;
}

/** Discord makes no link of words that look like another address. */
function linkOf(raw: string, url: string, content: () => string): string {
  if (raw === url) return url;
  if (!/^https?:\/\//i.test(url) || /https?:\/\//i.test(raw) || /[\n[\]]/.test(raw))
    return isFollowable(url) ? `${content()} (${addressOf(url)})` : content();
  return `[${content()}](${addressOf(url)})`;
}

const ADDRESS_SIGNS: Readonly<Record<string, string>> = {
  "(": "%28",
  ")": "%29",
  "<": "%3C",
  ">": "%3E",
  " ": "%20",
};
const addressOf = (url: string) => url.replaceAll(/[()<> ]/g, (sign) => ADDRESS_SIGNS[sign] ?? sign);

function mentionOf(identity = ""): string | null {
  if (identity === "everyone" || identity === "here") return `@${identity}`;
  const [, sign = "", id] = /^([&#]?)(\d{1,20})$/.exec(identity) ?? [];
  if (id === undefined) return null;
  return sign === "#" ? `<#${id}>` : `<@${sign}${id}>`;
}

function emojiOf(raw: string, id = ""): string | null {
  const [, name] = /^:(\w{2,32}):$/.exec(raw) ?? [];
  return name === undefined || !/^\d{1,20}$/.test(id) ? null : `<:${name}:${id}>`;
}

const ADDRESS = /https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|`\\]/g;

/** Escapes what Discord would read as markup. Addresses stay as they are: an escape would become part of them. */
function escaped(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  const isLineStart = from === 0 || text[from - 1] === "\n";
  let written = "";
  let at = 0;
  for (const match of piece.matchAll(ADDRESS)) {
    if (/\w/.test(piece[match.index - 1] ?? "")) continue;
    written += escapedWords(piece.slice(at, match.index), isLineStart && at === 0) + match[0];
    at = match.index + match[0].length;
  }
  return written + escapedWords(piece.slice(at), isLineStart && at === 0);
}

function escapedWords(words: string, isLineStart: boolean): string {
  const signs = words.replaceAll(/[\\*_~|`<[]/g, "\\$&").replaceAll(/@(?=(?:everyone|here)\b)/g, `@${APART}`);
  const lines = signs.replaceAll(/(?<=\n)( *)(>|#{1,3}(?= )|-(?=# ))/g, "$1\\$2");
  return isLineStart ? lines.replace(/^( *)(>|#{1,3}(?= )|-(?=# ))/, "$1\\$2") : lines;
}
