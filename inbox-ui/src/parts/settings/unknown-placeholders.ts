import type { Placeholder } from "../../api/types.ts";

const KNOWN: Readonly<Record<Placeholder, true>> = {
  "contact.name": true,
  "agent.name": true,
  "organization.name": true,
};

/** Every placeholder there is, as one writes it. */
export const PLACEHOLDERS: readonly string[] = Object.keys(KNOWN).map(braced);

/** What stands between double braces in a text and nothing fills in, as it was written, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !Object.hasOwn(KNOWN, name.toLowerCase())).map(braced);
}

function braced(name: string): string {
  return `{{${name}}}`;
}
