import { RE2JS } from "re2js";

/** Reads one pattern; throws with the engine's complaint. */
export const readPattern = (pattern: string): RE2JS => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
