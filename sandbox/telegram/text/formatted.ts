import type { MessageEntity } from "@grammyjs/types";

/** A text with separate markup; offsets and lengths in UTF-16 units. */
export type Formatted = { readonly text: string; readonly entities: readonly MessageEntity[] };

/** Refuses a text with `can't parse entities: <reason>`. */
export class ParseFailure extends Error {}

/** Returns the position of an error in bytes of UTF-8, as Telegram counts. */
export const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index));

/** Creates the entity of a markup; null for an empty one, which Telegram drops. */
export function entityOf(
  kind: string,
  offset: number,
  length: number,
  extra: { readonly url?: string; readonly language?: string; readonly emojiId?: string } = {},
): MessageEntity | null {
  if (length <= 0) return null;
  if (kind === "text_link") return linkOf(offset, length, extra.url ?? "");
  if (kind === "pre")
    return { type: "pre", offset, length, ...(extra.language && { language: extra.language }) };
  if (kind === "custom_emoji")
    return { type: "custom_emoji", offset, length, custom_emoji_id: extra.emojiId ?? "" };
  const simple = SIMPLE.find((known) => known === kind);
  return simple ? { type: simple, offset, length } : null;
}

const SIMPLE = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
] as const;

/** Leaves plain text for an invalid address, as Telegram does. */
function linkOf(offset: number, length: number, url: string): MessageEntity | null {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
  if (person)
    return {
      type: "text_mention",
      offset,
      length,
      user: { id: Number(person), is_bot: false, first_name: "" },
    };
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!/^(https?|tg|ton|tonsite):\/\/[^\s/]+/i.test(whole) || !URL.canParse(whole)) return null;
  return { type: "text_link", offset, length, url: new URL(whole).href };
}

/** Sorts outer before inner entities, as Telegram does. */
export const inOrder = (entities: readonly MessageEntity[]): MessageEntity[] =>
  entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
