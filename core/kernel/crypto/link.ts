import { createHmac } from "node:crypto";
import { timingSafeEqualText } from "./token.ts";

/** What a signed link turned out to be. */
export type LinkVerdict = { kind: "valid"; payload: string } | { kind: "expired" } | { kind: "forged" };

/** Signs a payload that is no secret, for a short time, to a token that fits in a URL: `payload.expiry.signature`. */
export function signLink(key: Uint8Array, payload: string, expiresAt: Temporal.Instant): string {
  const body = `${Buffer.from(payload).toString("base64url")}.${expiresAt.epochMilliseconds.toString(36)}`;
  return `${body}.${signatureOf(key, body)}`;
}

/** Reads a token back; a changed one is `forged` even when it has expired too. */
export function verifyLink(key: Uint8Array, token: string, now: Temporal.Instant): LinkVerdict {
  const [payload = "", expiry = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !timingSafeEqualText(signatureOf(key, `${payload}.${expiry}`), signature))
    return { kind: "forged" };
  if (now.epochMilliseconds >= Number.parseInt(expiry, 36)) return { kind: "expired" };
  return { kind: "valid", payload: Buffer.from(payload, "base64url").toString() };
}

const signatureOf = (key: Uint8Array, body: string): string =>
  createHmac("sha256", key).update(`parley:link:${body}`).digest("base64url");
