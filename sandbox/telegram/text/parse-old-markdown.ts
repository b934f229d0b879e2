import type { MessageEntity } from "@grammyjs/types";
import { byteOffset, entityOf, ParseFailure, type Formatted } from "./formatted.ts";

/** Parses the old, unnested Markdown, which Telegram still accepts. */
export function parseOldMarkdown(source: string): Formatted {
  const entities: MessageEntity[] = [];
  let text = "";
  let at = 0;
  while (at < source.length) {
    const here = source[at] ?? "";
    if (here === "\\" && "_*`[".includes(source[at + 1] ?? "-")) {
      text += source[at + 1];
      at += 2;
    } else if (!"_*`[".includes(here)) {
      text += here;
      at += 1;
    } else {
      const span = readSpan(source, at);
      const entity = entityOf(span.kind, text.length, span.text.length, { url: span.url });
      if (entity) entities.push(entity);
      text += span.text;
      at = span.end;
    }
  }
  return { text, entities };
}

const KINDS: Readonly<Record<string, string>> = { _: "italic", "*": "bold", "`": "code", "```": "pre" };

function readSpan(source: string, at: number): { kind: string; text: string; url: string; end: number } {
  if (source[at] === "[") return readLink(source, at);
  const sign = source.startsWith("```", at) ? "```" : (source[at] ?? "");
  const close = source.indexOf(sign, at + sign.length);
  if (close < 0)
    throw new ParseFailure(`Can't find end of the entity starting at byte offset ${byteOffset(source, at)}`);
  return {
    kind: KINDS[sign] ?? "",
    text: source.slice(at + sign.length, close),
    url: "",
    end: close + sign.length,
  };
}

function readLink(source: string, at: number): { kind: string; text: string; url: string; end: number } {
  const close = source.indexOf("]", at);
  if (close < 0)
    throw new ParseFailure(`Can't find end of the entity starting at byte offset ${byteOffset(source, at)}`);
  const url = /^\(([^)]*)\)/.exec(source.slice(close + 1));
  return {
    kind: "text_link",
    text: source.slice(at + 1, close),
    url: url?.[1] ?? "",
    end: close + 1 + (url?.[0].length ?? 0),
  };
}
