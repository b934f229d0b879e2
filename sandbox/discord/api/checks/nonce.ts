import type { Form } from "../../form.ts";

/** Reads the nonce of a message: a text or a number of at most 25 characters. */
export function readNonce(form: Form): string | number | null {
  const { nonce } = form.value;
  if (nonce === undefined || nonce === null) return null;
  if (typeof nonce !== "string" && typeof nonce !== "number") {
    form.fail("nonce", "NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.");
    return null;
  }
  if (String(nonce).length > 25) form.fail("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.");
  return nonce;
}
