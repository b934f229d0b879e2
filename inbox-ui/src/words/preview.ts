import { words } from "./index.ts";

/** One line of a message: its words, or the name of what it carries (`[image]`), or that it was deleted. */
export function previewWords(preview: string): string {
  if (preview === "") return words().message.deleted;
  const kind = /^\[(\w+)\]$/u.exec(preview)?.[1];
  const names: Readonly<Record<string, string | ((value: never) => string)>> = words().media;
  const name = kind && names[kind];
  return typeof name === "string" ? name : preview;
}
