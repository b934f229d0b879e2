import type { Channel, Connector, Facts, FormField } from "../../api/types.ts";
import { readFields } from "./read-fields.ts";

/** The groups of a connector's fields, as the hub takes them. */
export type Values = { readonly credentials: Facts; readonly settings: Facts };
type Fields = Pick<Connector, "credentials" | "settings">;

/** The values before anything is typed. */
export const knownValues = ({ credentials, settings }: Fields, known: Channel["settings"] = {}): Values => ({
  credentials: presets(credentials),
  settings: { ...presets(settings), ...known },
});

const presets = (fields: readonly FormField[]): Facts =>
  Object.fromEntries(
    fields.flatMap(({ name, default: preset }) => (preset === undefined ? [] : [[name, preset]])),
  );

/** Reads the fields that are shown. One that is hidden by another's value keeps what the hub has. */
export function readValues(form: FormData, { credentials, settings }: Fields): Values {
  const typed = {
    credentials: readFields(form, "credentials", credentials),
    settings: readFields(form, "settings", settings),
  };
  return {
    credentials: onlyShown(credentials, typed.credentials, typed),
    settings: onlyShown(settings, typed.settings, typed),
  };
}

const onlyShown = (fields: readonly FormField[], given: Facts, values: Values): Facts =>
  Object.fromEntries(
    fields.flatMap((field) =>
      isShown(field, values) && given[field.name] !== undefined ? [[field.name, given[field.name]]] : [],
    ),
  );

/** Checks whether a field stands in the form: what it depends on may be a setting or a credential. */
export function isShown({ when }: FormField, { credentials, settings }: Values): boolean {
  if (!when) return true;
  const value = settings[when.field] ?? credentials[when.field];
  return when.equals === undefined ? isFilled(value) : value === when.equals;
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
