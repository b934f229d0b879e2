import { isJsonObject } from "./json.ts";

/**
 * JSON text that Postgres can store as jsonb: NUL characters and lone surrogates, which it refuses, become U+FFFD, in
 * names as in values. Ordinary text is serialised once and only looked at.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return SUSPECT.test(text) ? JSON.stringify(value, (_key, inner: unknown) => mend(inner)) : text;
}

/** Text that Postgres can store as text, mended likewise. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\uFFFD");

/** Parses JSON text, mended so that whatever is stored of it can be. */
export function parseStorable(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return SUSPECT.test(text) ? JSON.parse(storableJson(value)) : value;
}

const SUSPECT = /\\u0000|\\ud[89a-f]/i;

function mend(inner: unknown): unknown {
  if (typeof inner === "string") return storableText(inner);
  return isJsonObject(inner)
    ? Object.fromEntries(Object.entries(inner).map(([name, value]) => [storableText(name), value]))
    : inner;
}
