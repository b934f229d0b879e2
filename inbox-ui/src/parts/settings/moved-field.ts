import type { Facts, FormField } from "../../api/types.ts";
import { readFields } from "./read-fields.ts";

/** The field of a form that now sends the secrets to another address than the one they were entered for. */
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
