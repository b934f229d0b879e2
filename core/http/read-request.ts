import type { z } from "zod";
import type { HubContext } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { parseStorable } from "../kernel/storable.ts";
import { asSentence, nameField, wordIssue } from "../kernel/word-issue.ts";

export type RequestPart = "params" | "query" | "body";

/** Checks one part of a request against its schema; throws `request_invalid` naming the field. Without a schema nothing is read. */
export function readPart(part: RequestPart, schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  if (part !== "body") refuseNul(part, value);
  const result = schema.safeParse(value, { error: wordIssue((path) => nameField(path) ?? `The ${part}`) });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw invalid("request_invalid", asSentence(issue?.message ?? `The ${part} is invalid`), {
    part,
    field,
  });
}

/** No id, filter or cursor holds one, and Postgres takes none. */
function refuseNul(part: RequestPart, value: unknown): void {
  const field = Object.entries(unsafeCast<Readonly<Record<string, unknown>>>(value)).find(([, text]) =>
    String(text).includes("\u0000"),
  )?.[0];
  if (field !== undefined)
    throw invalid("request_invalid", `“${field}” has an invalid character.`, { part, field });
}

/** Refuses a body of another content type before it is read, so that no HTML form can speak for a person. */
export function requireJson(c: HubContext): void {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw invalid("body_not_json", "The body must be JSON with the content type application/json.");
}

/** Reads a body as JSON. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return parseStorable(new TextDecoder().decode(body));
  } catch {
    throw invalid("body_not_json", "The body is not valid JSON.");
  }
}
