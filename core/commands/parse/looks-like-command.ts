import { withoutHidden } from "./disguise.ts";

/** A slash, and what looks like one. */
export const SLASHES = "/／∕⁄⧸";

const CALLS = new RegExp(`^\\s*(?:@\\S+\\s+)?[${SLASHES}]`, "u");

/** Whether a text begins as a command does, also where it is none of ours: quoted, mistyped, or for another bot. */
export const looksLikeCommand = (text: string): boolean => CALLS.test(withoutHidden(text));
