import type { MessageEntity } from "@grammyjs/types";
import type { Mark } from "../../stage/control-api.ts";

/** Says a text's entities as marks; those without a look are left out. */
export const marksOf = (text: string, entities: readonly MessageEntity[]): readonly Mark[] =>
  entities.flatMap((entity) => {
    const kind = KINDS[entity.type];
    if (!kind) return [];
    const to = kind === "link" ? targetOf(entity, text) : undefined;
    return [{ kind, offset: entity.offset, length: entity.length, ...(to !== undefined && { to }) }];
  });

const KINDS: Readonly<Partial<Record<MessageEntity["type"], Mark["kind"]>>> = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strike",
  spoiler: "spoiler",
  code: "code",
  pre: "code_block",
  blockquote: "quote",
  expandable_blockquote: "quote",
  text_link: "link",
  url: "link",
  email: "link",
  mention: "mention",
  hashtag: "mention",
  cashtag: "mention",
  bot_command: "mention",
  text_mention: "mention",
};

function targetOf(entity: MessageEntity, text: string): string {
  if (entity.type === "text_link") return entity.url;
  const words = text.slice(entity.offset, entity.offset + entity.length);
  if (entity.type === "email") return `mailto:${words}`;
  return /^[a-z]+:/i.test(words) ? words : `http://${words}`;
}
