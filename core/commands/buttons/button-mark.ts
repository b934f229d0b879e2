import { hashToken, randomToken } from "../../kernel/crypto.ts";

/** What a button of ours is called at the platform; the rest of its value is a secret of which we keep the hash. */
const MARK = "p1.";
const VALUE = /^p1\.[\w-]{22}$/;

/** Makes the value of a button, and what is kept of it. */
export function newButton(): { readonly value: string; readonly hash: string } {
  const value = `${MARK}${randomToken(16)}`;
  return { value, hash: hashToken(value) };
}

/** Whether a pressed value claims to be ours; also one that was made up. */
export const isOurs = (value: string): boolean => value.startsWith(MARK);

/** What is kept of a value; null for one that we cannot have made. */
export const hashOf = (value: string): string | null => (VALUE.test(value) ? hashToken(value) : null);
