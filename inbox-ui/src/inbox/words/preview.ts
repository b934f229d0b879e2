import { inboxWords } from "./index.ts";

/** Returns one line for a message: its text, the kind of its content (`[image]`), or that it was deleted. */
export function previewWords(preview: string): string {
  if (preview === "") return inboxWords().message.deleted;
  const kind = /^\[(\w+)\]$/u.exec(preview)?.[1];
  const names: Readonly<Record<string, string | ((value: never) => string)>> = inboxWords().media;
  const name = kind && names[kind];
  return typeof name === "string" ? name : preview;
}
