/**
 * JSON text that Postgres can store as jsonb: NUL characters and lone surrogates, which it refuses, become U+FFFD.
 * Ordinary text is serialised once and only looked at.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return SUSPECT.test(text) ? JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "string" ? mend(inner) : inner)) : text;
}

const SUSPECT = /\\u0000|\\ud[89a-f]/i;

const mend = (text: string) => text.toWellFormed().replaceAll("\u0000", "\uFFFD");
