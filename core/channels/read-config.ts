import { z } from "zod";
import { invalid } from "../kernel/errors.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { wordIssue } from "../kernel/word-issue.ts";
import type { Connector } from "../protocol/index.ts";
import { formFields } from "./form-fields.ts";

/** Validates entered credentials with the connector's schema; an empty field counts as absent. Throws `channel_invalid`, naming the field as it stands in the request: `credentials.token`. */
export const readCredentials = (connector: Connector, given: JsonObject): JsonObject =>
  read("credentials", connector.config.credentials, given);

/** Validates entered settings in the same way. */
export const readSettings = (connector: Connector, given: JsonObject): JsonObject =>
  read("settings", connector.config.settings, given);

/** Keeps the fields that somebody may enter: connecting alone fills in the hidden ones. */
export function withoutHidden(schema: z.ZodType, given: JsonObject): JsonObject {
  const hidden = new Set(formFields(schema).flatMap((field) => (field.hidden ? [field.name] : [])));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !hidden.has(name)));
}

function read(
  group: "credentials" | "settings",
  schema: z.ZodType<JsonObject>,
  given: JsonObject,
): JsonObject {
  const subject = ([field]: readonly PropertyKey[]) => `“${titleOf(schema, String(field ?? ""))}”`;
  const result = schema.safeParse(withoutEmpty(given), { error: wordIssue(subject) });
  if (result.success && isJsonObject(result.data)) return result.data;
  const issue = result.error?.issues[0];
  const field = String(issue?.path[0] ?? "");
  const message = issue?.message ?? `${subject([field])} is invalid.`;
  throw invalid(
    "channel_invalid",
    message.startsWith(subject([field])) ? message : `${titleOf(schema, field)}: ${message}`,
    { field: `${group}.${field}` },
  );
}

/** Keeps the credentials that may be sent to a new address: those that are not secret. */
export const withoutSecrets = ({ config }: Connector, credentials: JsonObject): JsonObject => {
  const secret = new Set(
    formFields(config.credentials).flatMap((field) => (field.secret ? [field.name] : [])),
  );
  return Object.fromEntries(Object.entries(credentials).filter(([name]) => !secret.has(name)));
};

/** Removes empty fields. */
export const withoutEmpty = (given: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "" && value !== null));

function titleOf(schema: z.ZodType, field: string): string {
  const inner: unknown = schema instanceof z.ZodObject ? schema.shape[field] : undefined;
  return (inner instanceof z.ZodType ? inner.meta()?.title : undefined) ?? (field || "Settings");
}
