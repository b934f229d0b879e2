import type { MessageEntity } from "@grammyjs/types";
import { z } from "zod";
import { structureOf, textOf, type Params } from "../bot-api/params.ts";
import { bad } from "../bot-api/refusal.ts";
import { findEntities } from "./find-entities.ts";
import { inOrder, ParseFailure, type Formatted } from "./formatted.ts";
import { parseHtml } from "./parse-html.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parseOldMarkdown } from "./parse-old-markdown.ts";

/** Reads a text parameter with its `parse_mode` or entities as Telegram does: parse, trim, find links. */
export function formatText(params: Params, name = "text", entitiesName = "entities"): Formatted {
  const mode = textOf(params, "parse_mode").toLowerCase();
  const source = textOf(params, name);
  const marked = mode === "" ? given(params, source, entitiesName) : parsed(source, mode);
  return withFound(trimmed(marked));
}

/** Formats text that a user typed: only the given markup and what Telegram finds by itself. */
export const plainText = (text: string, entities: readonly MessageEntity[] = []): Formatted =>
  withFound(trimmed({ text, entities }));

function parsed(source: string, mode: string): Formatted {
  try {
    if (mode === "html") return parseHtml(source);
    if (mode === "markdownv2") return parseMarkdown(source);
    if (mode === "markdown") return parseOldMarkdown(source);
  } catch (error) {
    if (error instanceof ParseFailure) throw bad(`can't parse entities: ${error.message}`);
    throw error;
  }
  throw bad("unsupported parse_mode");
}

const place = z.object({ offset: z.int().min(0), length: z.int().min(1) });
const entitySchema = z.union([
  place.extend({
    type: z.enum([
      "bold",
      "italic",
      "underline",
      "strikethrough",
      "spoiler",
      "blockquote",
      "expandable_blockquote",
      "code",
      "mention",
      "hashtag",
      "cashtag",
      "bot_command",
      "url",
      "email",
      "phone_number",
    ]),
  }),
  place.extend({ type: z.literal("text_link"), url: z.string() }),
  place.extend({ type: z.literal("pre"), language: z.string().default("") }),
  place.extend({ type: z.literal("custom_emoji"), custom_emoji_id: z.string() }),
  place.extend({
    type: z.literal("text_mention"),
    user: z.object({ id: z.int(), is_bot: z.boolean().default(false), first_name: z.string().default("") }),
  }),
]);

/** The entities that a call or a user may pass. */
export const entitiesSchema = z.array(entitySchema);

function given(params: Params, text: string, name: string): Formatted {
  const entities =
    structureOf(params, name, entitiesSchema, "can't parse entities: Can't parse entities JSON object") ?? [];
  const beyond = entities.find(({ offset, length }) => offset + length > text.length);
  if (beyond)
    throw bad(
      `entity beginning at UTF-16 offset ${beyond.offset} ends after the end of the text at UTF-16 offset ${beyond.offset + beyond.length}`,
    );
  return { text, entities: entities.filter(({ type }) => !FOUND.has(type)) };
}

/** Entities that Telegram finds by itself and ignores from callers. */
const FOUND: ReadonlySet<string> = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
]);

function trimmed({ text, entities }: Formatted): Formatted {
  const inner = text.trim();
  if (inner.length === text.length) return { text, entities };
  const lead = text.length - text.trimStart().length;
  return { text: inner, entities: entities.flatMap((entity) => clipped(entity, lead, inner.length)) };
}

function clipped(entity: MessageEntity, lead: number, end: number): MessageEntity[] {
  const from = Math.max(0, entity.offset - lead);
  const to = Math.min(end, entity.offset - lead + entity.length);
  return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
}

const withFound = ({ text, entities }: Formatted): Formatted => {
  const found = findEntities(text, entities);
  return { text, entities: found.length === 0 ? entities : inOrder([...entities, ...found]) };
};
