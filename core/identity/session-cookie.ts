import { createHmac } from "node:crypto";
import { parse } from "hono/utils/cookie";
import { timingSafeEqualText } from "../kernel/crypto.ts";
import type { IdentityDeps } from "./deps.ts";

type Sealing = Pick<IdentityDeps, "publicUrl" | "sessionKey">;

/** better-auth's prefix for every cookie of ours. */
export const COOKIE_PREFIX = "parley";

/** Sessions end this long after sign-in, however busy. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** Browsers keep `Secure` cookies from plain http, where a hub on one's own machine lives. */
export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith("https:");

/** What better-auth signs its cookies with. */
export const sessionSecret = (key: Uint8Array): string => Buffer.from(key).toString("base64url");

/** The cookie's name. */
export const sessionCookieName = (publicUrl: string): string =>
  `${isSecure(publicUrl) ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;

/**
 * Reads the session's token from a Cookie header, as better-auth signs it (HMAC-SHA256, base64), or undefined.
 *
 * Done here so that a request costs neither better-auth's weight nor its several queries.
 */
export function readSessionToken(
  { publicUrl, sessionKey }: Sealing,
  cookieHeader: string | null | undefined,
): string | undefined {
  const name = sessionCookieName(publicUrl);
  const signed = parse(cookieHeader ?? "", name)[name];
  const at = signed?.lastIndexOf(".") ?? -1;
  if (signed === undefined || at < 1) return undefined;
  const token = signed.slice(0, at);
  const signature = createHmac("sha256", sessionSecret(sessionKey)).update(token).digest("base64");
  return timingSafeEqualText(signature, signed.slice(at + 1)) ? token : undefined;
}
