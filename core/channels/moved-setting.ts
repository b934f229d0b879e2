import type { JsonObject } from "../kernel/json.ts";
import type { Connector } from "../protocol/index.ts";
import { formFields, type FormField } from "./form-fields.ts";

/** The setting that now says the secrets go elsewhere, if one does: what was entered for one address is not for another. */
export function movedSetting(
  { config }: Connector,
  before: JsonObject,
  after: JsonObject,
): FormField | undefined {
  return formFields(config.settings).find(
    ({ bindsSecrets, name, default: preset }) =>
      bindsSecrets && JSON.stringify(before[name] ?? preset) !== JSON.stringify(after[name]),
  );
}
