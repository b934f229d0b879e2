import type { TemplateValues } from "../../templates/index.ts";
import { renderTemplate } from "../../templates/index.ts";
import { plain } from "../../protocol/index.ts";
import type { CustomArgument } from "./custom-command.ts";

/** Names that a text may hold: as `{{argument.order_number}}` for the argument `order-number`. */
export const variableOf = (argument: string): string => `argument.${argument.replaceAll("-", "_")}`;

const KNOWN = ["contact.name", "contact.first_name", "agent.name", "organization.name"];

/** What stands in braces and is filled in by nothing. Whoever asked would read it as it stands. */
export function unknownVariables(
  text: string,
  given: readonly Pick<CustomArgument, "name">[],
): readonly string[] {
  const known = [...KNOWN, ...given.map(({ name }) => variableOf(name))];
  const values = Object.fromEntries(known.map((name) => [name, "x"]));
  const { text: rendered, unknown } = renderTemplate(plain(text), values);
  const odd = [...rendered.text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = ""]) => name.trim());
  return [...new Set([...unknown, ...odd])];
}

/** What the arguments' names stand for in a text. */
export const argumentValues = (
  given: readonly Pick<CustomArgument, "name">[],
  values: Readonly<Record<string, unknown>>,
): TemplateValues => Object.fromEntries(given.map(({ name }) => [variableOf(name), wordOf(values[name])]));

/** A looked-up value as people name it; a duration or a date in its own notation. */
function wordOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  if ("number" in value && typeof value.number === "number") return `#${value.number}`;
  if ("name" in value && typeof value.name === "string") return value.name;
  return value instanceof Temporal.Duration || value instanceof Temporal.PlainDate ? value.toString() : "";
}
