import { invalid } from "./errors.ts";

/** Packs the keys of the last row of a page into an opaque cursor. */
export const packCursor = (keys: readonly string[]): string =>
  Buffer.from(JSON.stringify(keys)).toString("base64url");

/** Reads a cursor of `length` keys; throws `invalid` for anything else, a key that no row can hold included. */
export function unpackCursor(cursor: string, length: number): readonly string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch {
    // Not ours: the same answer as for one of the wrong shape.
  }
  throw cursorMalformed();
}

/** Postgres stores no NUL in a text, and fails when it is asked to compare with one. */
const isKey = (key: unknown): key is string => typeof key === "string" && !key.includes("\u0000");

/** What a cursor that is not ours answers. */
export const cursorMalformed = () =>
  invalid("cursor_malformed", "The page cursor is invalid. Start again without it.");
