import type { Content } from "../chats/post-message.ts";
import { formatText } from "../text/format-text.ts";
import type { Params } from "./params.ts";
import { bad } from "./refusal.ts";

const CAPTION_UNITS = 1024;

/** Reads the caption of a medium, if it has one. */
export function captionContent(params: Params): Content {
  const { text, entities } = formatText(params, "caption", "caption_entities");
  if (text.length > CAPTION_UNITS) throw bad("message caption is too long");
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}
