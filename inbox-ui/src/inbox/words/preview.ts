import { inboxWords } from "./index.ts";

/** Returns one line for a message: its text, the kind of its content (`[image]`, `[sticker] 😡`), or that it was deleted. */
export function previewWords(preview: string): string {
  if (preview === "") return inboxWords().message.deleted;
  const [, kind, emoji] = /^\[(\w+)\](?: (\p{Emoji}\P{L}*))?$/u.exec(preview) ?? [];
  const names: Readonly<Record<string, string | ((value: never) => string)>> = inboxWords().media;
  const name = kind && names[kind];
  return typeof name === "string" ? [name, emoji].filter(Boolean).join(" ") : preview;
}
