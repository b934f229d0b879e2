import type { Connector } from "../protocol/index.ts";
import { formFields } from "./form-fields.ts";

/** Returns where a field of a connector's form stands in a request: `credentials.token`. Undefined for a name that is no field. */
export function fieldPath({ config }: Connector, name: string): string | undefined {
  for (const group of ["credentials", "settings"] as const)
    if (formFields(config[group]).some((field) => field.name === name)) return `${group}.${name}`;
  return undefined;
}
