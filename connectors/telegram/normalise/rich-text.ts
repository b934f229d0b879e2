import { MARKS_MAX, type Mark, type RichText } from "../../../core/protocol/index.ts";
import type { Entity } from "../types.ts";
import { addressOf } from "./address.ts";

/**
 * Turns Telegram's entities into marks; both count UTF-16 units. Entities without a look, such as hashtags, are
 * dropped.
 */
export function richTextOf(text: string, entities: readonly Entity[] = []): RichText {
  const marks: Mark[] = [];
  // Telegram has at most 100; a server of somebody's own may say what it likes.
  for (const entity of entities.slice(0, MARKS_MAX)) {
    const mark = markOf(entity, text.slice(entity.offset, entity.offset + entity.length));
    if (mark && fits(mark, text, marks)) marks.push(mark);
  }
  return { text, marks };
}

const SAME = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strike",
  spoiler: "spoiler",
  code: "code",
  blockquote: "quote",
  expandable_blockquote: "quote",
} as const;

/** No name of a highlighted language is nearly as long. */
const LANGUAGE_MAX = 40;

function markOf(entity: Entity, covered: string): Mark | null {
  const span = { start: entity.offset, end: entity.offset + entity.length };
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
    case "spoiler":
    case "code":
    case "blockquote":
    case "expandable_blockquote":
      return { ...span, kind: SAME[entity.type] };
    case "pre":
      return {
        ...span,
        kind: "pre",
        ...(entity.language && { language: entity.language.slice(0, LANGUAGE_MAX) }),
      };
    case "text_link":
      return linkTo(entity.url ?? "", span);
    case "url":
      return linkTo(covered, span);
    case "email":
      return linkTo(`mailto:${covered}`, span);
    case "phone_number":
      return linkTo(`tel:${covered.replaceAll(/[^\d+]/g, "")}`, span);
    case "mention":
      return { ...span, kind: "mention", identity: covered };
    case "text_mention":
      return { ...span, kind: "mention", ...(entity.user && { identity: String(entity.user.id) }) };
    default:
      return null;
  }
}

/** Keeps the text of an unsafe link without the link. */
function linkTo(written: string, span: { readonly start: number; readonly end: number }): Mark | null {
  const url = addressOf(written);
  return url === null ? null : { ...span, kind: "link", url };
}

/** Checks that entities nest, although Telegram says so, because crossing marks break every renderer. */
function fits(mark: Mark, text: string, others: readonly Mark[]): boolean {
  const inside = mark.start >= 0 && mark.start < mark.end && mark.end <= text.length;
  return inside && !others.some((other) => cross(mark, other));
}

function cross(a: Mark, b: Mark): boolean {
  return (
    (a.start < b.start && b.start < a.end && a.end < b.end) ||
    (b.start < a.start && a.start < b.end && b.end < a.end)
  );
}
