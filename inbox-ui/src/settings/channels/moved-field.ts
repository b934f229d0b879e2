import type { Facts, FormField } from "../../api/types.ts";

/** Finds the changed field that would send the stored secrets to another address. */
export const movedField = (given: Facts, fields: readonly FormField[], known: Facts): FormField | undefined =>
  fields.find(
    ({ bindsSecrets, name, default: preset }) =>
      bindsSecrets && (given[name] ?? preset) !== (known[name] ?? preset),
  );
