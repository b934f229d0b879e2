import type { JsonObject } from "../kernel/json.ts";
import type { Connector } from "../protocol/index.ts";
import { formFields, type FormField } from "./form-fields.ts";

/** Finds a changed setting that sends the secrets to another address. Secrets entered for one address are not sent to another. */
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
