import { ApiError } from "../../api/client.ts";

/**
 * Finds the field of a form that a refusal of the hub is about: the one it names, or the nearest above it, such as
 * `text` for `text.marks.0`. Returns undefined where the form has no such field.
 */
export function refusedField(error: unknown, names: readonly string[]): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { field } = error.facts;
  if (typeof field !== "string") return undefined;
  return names
    .filter((name) => field === name || field.startsWith(`${name}.`))
    .toSorted((a, b) => b.length - a.length)[0];
}
