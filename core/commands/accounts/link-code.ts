import { randomBytes } from "node:crypto";

/** Crockford's: without I, L, O and U, which are misread. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;
const SHAPE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`, "u");

/** How long a code can be presented and confirmed. */
export const CODE_LASTS = "10 minutes";

/** How often a code may be presented where it does not count; then it is burnt. */
export const CODE_TRIES = 5;

/** Makes a code of 10 characters: 50 random bits. */
export const makeCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");

/** Reads a code as people type it: in any case, with hyphens, with O for 0 and I or L for 1. Null for what cannot be one. */
export function readCode(said: string): string | null {
  const code = said.toUpperCase().replaceAll(/[\s-]/gu, "").replaceAll("O", "0").replaceAll(/[IL]/gu, "1");
  return SHAPE.test(code) ? code : null;
}
