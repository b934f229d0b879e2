import type { Facts, FormField } from "../../api/types.ts";

/** Reads a connector's form in the types of its fields; leaves out empty fields. */
export function readFields(form: FormData, group: string, fields: readonly FormField[]): Facts {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = readField(field, form.get(`${group}.${field.name}`));
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function readField(field: FormField, entry: FormDataEntryValue | null): unknown {
  if (field.type === "boolean") return entry === "on";
  const text = typeof entry === "string" ? entry.trim() : "";
  if (field.type === "list")
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  if (text === "") return undefined;
  return field.type === "number" ? Number(text) : text;
}
