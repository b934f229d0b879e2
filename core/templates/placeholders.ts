import { invalid } from "../kernel/errors.ts";

/** Every name that a template or a rule's answer may have filled in. */
export const PLACEHOLDERS = [
  "contact.name",
  "contact.first_name",
  "agent.name",
  "organization.name",
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Wider than what is filled in: `{{contact name}}` was meant to be one too. Spaces are taken off afterwards: asked for here as well, they take the cube of their number. */
const WRITTEN = /\{\{([^{}]*)\}\}/g;

/** Refuses a text with a placeholder that nothing fills in, which a customer would read as it stands; throws `placeholder_unknown`. */
export function refuseUnknownPlaceholders(text: string): void {
  const unknown = unknownPlaceholders(text);
  if (unknown.length === 0) return;
  const what = unknown.length === 1 ? "Unknown variable" : "Unknown variables";
  throw invalid("placeholder_unknown", `${what}: ${listed(unknown)}. You can use ${listed(PLACEHOLDERS)}.`, {
    unknown,
    known: PLACEHOLDERS,
  });
}

/** What stands between double braces and is no placeholder, each once. */
function unknownPlaceholders(text: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(PLACEHOLDERS);
  return [...new Set([...text.matchAll(WRITTEN)].map(([, name = ""]) => withoutFallback(name)))].filter(
    (name) => !known.has(name.toLowerCase()),
  );
}

/** The name of `{{name | fallback}}`. */
const withoutFallback = (written: string): string => (written.split("|")[0] ?? "").trim();

function listed(names: readonly string[]): string {
  const braced = names.map((name) => `{{${name}}}`);
  return new Intl.ListFormat("en", { type: "conjunction" }).format(braced);
}
