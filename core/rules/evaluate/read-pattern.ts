import { RE2JS } from "re2js";

/** Reads one pattern; throws the engine's error. */
export const readPattern = (pattern: string): RE2JS => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
