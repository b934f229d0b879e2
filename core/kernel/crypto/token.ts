import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Makes a secret nobody can guess, in base64url: 43 characters for the usual 32 bytes. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString("base64url");

/** What is stored of a token: its SHA-256 in hex. Enough for tokens of our own making, too fast for passwords. */
export const hashToken = (token: string): string => sha256(token).toString("hex");

/** Compares a secret with what somebody sent, in constant time; two empty texts are not equal, for a missing secret must let nobody in. */
export function timingSafeEqualText(expected: string, given: string): boolean {
  // Hashed first: `timingSafeEqual` refuses different lengths, and length is a secret too.
  return timingSafeEqual(sha256(expected), sha256(given)) && expected.length > 0;
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
