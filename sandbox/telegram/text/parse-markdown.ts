import type { MessageEntity } from "@grammyjs/types";
import { byteOffset, entityOf, inOrder, ParseFailure, type Formatted } from "./formatted.ts";

type Kind = keyof typeof NAMES;
type Open = { readonly kind: Kind; readonly at: number; readonly offset: number; readonly language: string };
type Reading = {
  readonly source: string;
  readonly open: Open[];
  readonly entities: MessageEntity[];
  at: number;
  text: string;
};

/** Parses MarkdownV2 as strictly as Telegram does: a character that could be markup and is not must be escaped. */
export function parseMarkdown(source: string): Formatted {
  const reading: Reading = { source, open: [], entities: [], at: 0, text: "" };
  while (reading.at < source.length) step(reading);
  if (reading.open.at(-1)?.kind === "blockquote") close(reading, 0);
  const unended = reading.open.at(-1);
  if (unended)
    throw new ParseFailure(
      `Can't find end of ${NAMES[unended.kind]} entity at byte offset ${byteOffset(source, unended.at)}`,
    );
  return { text: reading.text, entities: inOrder(reading.entities) };
}

const NAMES = {
  bold: "Bold",
  italic: "Italic",
  underline: "Underline",
  strikethrough: "Strikethrough",
  spoiler: "Spoiler",
  code: "Code",
  pre: "Pre",
  text_link: "TextUrl",
  custom_emoji: "CustomEmoji",
  blockquote: "BlockQuote",
} as const;
const RESERVED = "_*[]()~`>#+-=|{}.!";

/** Longer marks come first, so that `__` is not read as two `_`. */
const MARKS: readonly (readonly [string, Kind])[] = [
  ["```", "pre"],
  ["__", "underline"],
  ["||", "spoiler"],
  ["![", "custom_emoji"],
  ["*", "bold"],
  ["_", "italic"],
  ["~", "strikethrough"],
  ["`", "code"],
  ["[", "text_link"],
];
const ENDS: Readonly<Record<Kind, string>> = {
  bold: "*",
  italic: "_",
  underline: "__",
  strikethrough: "~",
  spoiler: "||",
  code: "`",
  pre: "```",
  text_link: "]",
  custom_emoji: "]",
  blockquote: "\n",
};

function step(reading: Reading): void {
  const { source, at } = reading;
  const here = source[at] ?? "";
  const next = source.charCodeAt(at + 1);
  if (here === "\\" && next > 0 && next <= 126) return take(reading, source[at + 1] ?? "", 2);
  const top = reading.open.at(-1);
  if (top && endsHere(reading, top)) return endOf(reading, top);
  if (top?.kind === "code" || top?.kind === "pre") return take(reading, here, 1);
  if (here === ">" && atLineStart(reading)) return quote(reading);
  const mark = MARKS.find(([sign]) => source.startsWith(sign, at));
  if (mark) return begin(reading, ...mark);
  if (RESERVED.includes(here))
    throw new ParseFailure(`Character '${here}' is reserved and must be escaped with the preceding '\\'`);
  take(reading, here, 1);
}

function take(reading: Reading, text: string, length: number): void {
  reading.text += text;
  reading.at += length;
}

const atLineStart = ({ source, at }: Reading) => at === 0 || source[at - 1] === "\n";

function quote(reading: Reading): void {
  if (!reading.open.some(({ kind }) => kind === "blockquote"))
    reading.open.push({ kind: "blockquote", at: reading.at, offset: reading.text.length, language: "" });
  reading.at += 1;
}

function begin(reading: Reading, sign: string, kind: Kind): void {
  const from = reading.at + sign.length;
  const language = kind === "pre" ? (/^([^\s`]+)\n/.exec(reading.source.slice(from))?.[1] ?? "") : "";
  reading.open.push({ kind, at: reading.at, offset: reading.text.length, language });
  reading.at = from + language.length;
  if (kind === "pre" && reading.source[reading.at] === "\n") reading.at += 1;
}

function endsHere({ source, at }: Reading, { kind }: Open): boolean {
  if (kind === "italic" && source.startsWith("__", at)) return false;
  if (kind === "blockquote") return source[at] === "\n" && source[at + 1] !== ">";
  return source.startsWith(ENDS[kind], at);
}

function endOf(reading: Reading, { kind, at }: Open): void {
  if (kind === "text_link" || kind === "custom_emoji") return linkEnd(reading, at);
  // A quotation ends before the line break, which stays in the text.
  close(reading, kind === "blockquote" ? 0 : ENDS[kind].length);
}

function linkEnd(reading: Reading, openedAt: number): void {
  const { source } = reading;
  if (source[reading.at + 1] !== "(") return close(reading, 1);
  const from = reading.at + 2;
  const [raw = ""] = /^(?:\\.|[^\\)])*/s.exec(source.slice(from)) ?? [];
  if (source[from + raw.length] !== ")")
    throw new ParseFailure(`Can't find end of a URL at byte offset ${byteOffset(source, openedAt)}`);
  close(reading, 2 + raw.length + 1, raw.replaceAll(/\\(.)/gs, "$1"));
}

function close(reading: Reading, length: number, url?: string): void {
  const top = reading.open.pop();
  reading.at += length;
  if (!top) return;
  const emojiId = /^tg:\/\/emoji\?id=(\d+)$/.exec(url ?? "")?.[1] ?? "";
  if (top.kind === "custom_emoji" && emojiId === "")
    throw new ParseFailure("Invalid custom emoji identifier specified");
  const entity = entityOf(top.kind, top.offset, reading.text.length - top.offset, {
    url: url ?? reading.text.slice(top.offset),
    language: top.language,
    emojiId,
  });
  if (entity) reading.entities.push(entity);
}
