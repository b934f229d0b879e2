import type { JsonObject } from "../../../core/kernel/json.ts";
import { idIn, textIn } from "./read.ts";

/** Returns an emoji as the hub writes it: itself, or `:name:id:` for one of a server. */
export function emojiOf(emoji: JsonObject): string | undefined {
  const id = idIn(emoji, "id");
  const name = textIn(emoji, "name");
  if (id !== undefined) return `:${name || "emoji"}:${id}:`;
  return name ? inColours(name) : undefined;
}

/** Adds the variation selector that keyboards write and some clients omit, so that equal emoji compare as equal. */
const inColours = (emoji: string): string =>
  emoji.replaceAll(/(?![\d#*])(?!\p{Emoji_Presentation})\p{Emoji}(?!\uFE0F)/gu, "$&\uFE0F");
