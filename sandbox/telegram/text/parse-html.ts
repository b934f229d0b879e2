import type { MessageEntity } from "@grammyjs/types";
import { byteOffset, entityOf, inOrder, ParseFailure, type Formatted } from "./formatted.ts";

type Tag = {
  readonly name: string;
  readonly at: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
};

/** Parses Telegram's HTML as strictly as Telegram does, with the same error texts. */
export function parseHtml(html: string): Formatted {
  const open: Tag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    if (html[at] === "&") {
      const { character, end } = decode(html, at);
      text += character;
      at = end;
    } else if (html[at] !== "<") {
      text += html[at];
      at += 1;
    } else if (html[at + 1] === "/") {
      at = endTag(html, at, open, text, entities);
    } else {
      const tag = startTag(html, at, text.length);
      open.push(tag.tag);
      at = tag.end;
    }
  }
  const unended = open.at(-1);
  if (unended) throw new ParseFailure(`Can't find end tag corresponding to start tag "${unended.name}"`);
  return { text, entities: inOrder(entities) };
}

const KINDS: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  a: "text_link",
  "tg-emoji": "custom_emoji",
};

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Decodes the four known names; any other stays as written. */
function decode(html: string, at: number): { character: string; end: number } {
  const match = /^&(?:#(x[\da-f]+|\d+)|(lt|gt|amp|quot));?/i.exec(html.slice(at, at + 12));
  const [whole = "&", number, name] = match ?? [];
  if (name) return { character: NAMED[name.toLowerCase()] ?? whole, end: at + whole.length };
  const code = number === undefined ? 0 : Number(/^x/i.test(number) ? `0${number}` : number);
  if (code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    return { character: "&", end: at + 1 };
  return { character: String.fromCodePoint(code), end: at + whole.length };
}

function startTag(html: string, at: number, offset: number): { tag: Tag; end: number } {
  const [, name = ""] = /^<([^\s>]*)/.exec(html.slice(at)) ?? [];
  const end = at + 1 + name.length;
  if (end >= html.length) throw new ParseFailure(`Unclosed start tag at byte offset ${byteOffset(html, at)}`);
  const lower = name.toLowerCase();
  if (!(lower in KINDS))
    throw new ParseFailure(`Unsupported start tag "${lower}" at byte offset ${byteOffset(html, at)}`);
  const read = attributesOf(html, at, end, lower);
  if (lower === "span" && read.attributes.get("class") !== "tg-spoiler")
    throw new ParseFailure(`Tag "span" must have class "tg-spoiler" at byte offset ${byteOffset(html, at)}`);
  return { tag: { name: lower, at, attributes: read.attributes, offset }, end: read.end };
}

function attributesOf(
  html: string,
  tagAt: number,
  from: number,
  name: string,
): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const place = byteOffset(html, tagAt);
  let at = from;
  for (;;) {
    at = pastSpace(html, at);
    if (at >= html.length) throw new ParseFailure(`Unclosed start tag "${name}" at byte offset ${place}`);
    if (html[at] === ">") return { attributes, end: at + 1 };
    const [key = ""] = /^[^\s=>]*/.exec(html.slice(at)) ?? [];
    if (key === "")
      throw new ParseFailure(`Empty attribute name in the tag "${name}" at byte offset ${place}`);
    at = pastSpace(html, at + key.length);
    const value =
      html[at] === "=" ? attributeValue(html, pastSpace(html, at + 1), name, place) : { text: "", end: at };
    attributes.set(key.toLowerCase(), value.text);
    at = value.end;
  }
}

function attributeValue(
  html: string,
  at: number,
  name: string,
  place: number,
): { text: string; end: number } {
  const quote = html[at];
  if (quote === undefined) throw new ParseFailure(`Unclosed start tag "${name}" at byte offset ${place}`);
  if (quote !== '"' && quote !== "'") return bareValue(html, at);
  const close = html.indexOf(quote, at + 1);
  if (close < 0) throw new ParseFailure(`Unclosed start tag at byte offset ${place}`);
  const text = html
    .slice(at + 1, close)
    .replace(/&(?:#(?:x[\da-f]+|\d+)|lt|gt|amp|quot);?/gi, (entity) => decode(entity, 0).character);
  return { text, end: close + 1 };
}

function bareValue(html: string, at: number): { text: string; end: number } {
  const [text = ""] = /^[a-zA-Z\d.-]*/.exec(html.slice(at)) ?? [];
  const next = html[at + text.length];
  if (next !== ">" && !(next !== undefined && /\s/.test(next)))
    throw new ParseFailure(`Unexpected end of name token at byte offset ${byteOffset(html, at)}`);
  return { text: text.toLowerCase(), end: at + text.length };
}

function pastSpace(html: string, at: number): number {
  let end = at;
  while (end < html.length && /\s/.test(html[end] ?? "")) end += 1;
  return end;
}

function endTag(html: string, at: number, open: Tag[], text: string, entities: MessageEntity[]): number {
  const tag = open.pop();
  const place = byteOffset(html, at);
  if (!tag) throw new ParseFailure(`Unexpected end tag at byte offset ${place}`);
  const [, name = ""] = /^<\/([^\s>]*)/.exec(html.slice(at)) ?? [];
  const end = pastSpace(html, at + 2 + name.length);
  if (html[end] !== ">") throw new ParseFailure(`Unclosed end tag at byte offset ${place}`);
  if (name !== "" && name.toLowerCase() !== tag.name)
    throw new ParseFailure(
      `Unmatched end tag at byte offset ${place}, expected "</${tag.name}>", found "</${name.toLowerCase()}>"`,
    );
  addEntity(tag, open.at(-1), text, entities);
  return end + 1;
}

/** A code that fills a pre only names the language. */
function addEntity(tag: Tag, parent: Tag | undefined, text: string, entities: MessageEntity[]): void {
  const length = text.length - tag.offset;
  const language = /^language-(.+)$/.exec(tag.attributes.get("class") ?? "")?.[1];
  const kind =
    tag.name === "blockquote" && tag.attributes.has("expandable")
      ? "expandable_blockquote"
      : (KINDS[tag.name] ?? "");
  if (tag.name === "code" && parent?.name === "pre" && parent.offset === tag.offset) {
    if (language) entities.push({ type: "pre", offset: tag.offset, length, language });
    return;
  }
  if (
    tag.name === "pre" &&
    entities.some((known) => known.type === "pre" && known.offset === tag.offset && known.length === length)
  )
    return;
  const entity = entityOf(kind, tag.offset, length, {
    url: tag.attributes.get("href") ?? text.slice(tag.offset),
    emojiId: tag.attributes.get("emoji-id") ?? "",
  });
  if (entity) entities.push(entity);
}
