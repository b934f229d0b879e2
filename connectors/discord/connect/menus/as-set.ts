import { isJsonObject, type Json, type JsonObject } from "../../../../core/kernel/json.ts";

/** What of a command can be set. Discord adds ids and versions, and writes out what was left out. */
const FIELDS = [
  "type",
  "name",
  "description",
  "description_localizations",
  "required",
  "choices",
  "options",
  "contexts",
  "value",
] as const;

/** Returns commands, Discord's or ours, so that two equal ones compare as such; their order says nothing. */
export const asSet = (commands: readonly JsonObject[]): readonly JsonObject[] =>
  commands.map(settable).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ({ type, name }: JsonObject): string => `${JSON.stringify(type)} ${JSON.stringify(name)}`;

function settable(command: JsonObject): JsonObject {
  return Object.fromEntries(
    FIELDS.flatMap((field): [string, Json][] => {
      const value = command[field];
      return value === undefined || isUnset(value) ? [] : [[field, inner(value)]];
    }),
  );
}

/** Options keep their order, which people see. */
function inner(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const list: readonly Json[] = value;
  return list.map((one): Json => (isJsonObject(one) ? settable(one) : one));
}

const isUnset = (value: Json): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);
