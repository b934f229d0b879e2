import type { Placeholder } from "../api/types.ts";

const KNOWN: Readonly<Record<Placeholder, true>> = {
  "contact.name": true,
  "contact.first_name": true,
  "agent.name": true,
  "organization.name": true,
};

/** The known placeholders, as they are written. */
export const PLACEHOLDERS: readonly string[] = Object.keys(KNOWN).map(braced);

/** Returns the unknown placeholders of a text as written, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  // A fallback follows a bar: `{{contact.first_name | there}}`.
  const names = [...text.matchAll(/\{\{([^{}|]*)(?:\|[^{}]*)?\}\}/g)].map(([, name = ""]) => name.trim());
  return [...new Set(names)].filter((name) => !Object.hasOwn(KNOWN, name.toLowerCase())).map(braced);
}

function braced(name: string): string {
  return `{{${name}}}`;
}
