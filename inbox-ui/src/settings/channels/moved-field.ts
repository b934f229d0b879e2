import type { Facts, FormField } from "../../api/types.ts";
import { readFields } from "./read-fields.ts";

/** Finds the changed field that would send the stored secrets to another address. */
export function movedField(
  form: FormData,
  fields: readonly FormField[],
  known: Facts,
): FormField | undefined {
  const given = readFields(form, "settings", fields);
  return fields.find(
    ({ bindsSecrets, name, default: preset }) =>
      bindsSecrets && (given[name] ?? preset) !== (known[name] ?? preset),
  );
}
