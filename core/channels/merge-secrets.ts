import type { JsonObject } from "../kernel/json.ts";

/** Puts renewed secrets in the place of the old ones. */
export function mergeSecrets(credentials: JsonObject, renewed: Partial<JsonObject>): JsonObject {
  const given = Object.entries(renewed).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...credentials, ...Object.fromEntries(given) };
}
