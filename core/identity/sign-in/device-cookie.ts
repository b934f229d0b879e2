import { createHmac } from "node:crypto";
import { parse } from "hono/utils/cookie";
import { randomToken, timingSafeEqualText } from "../../kernel/crypto.ts";
import type { IdentityDeps } from "../deps.ts";
import { COOKIE_PREFIX, isSecure } from "../session-cookie.ts";

type Signing = Pick<IdentityDeps, "publicUrl" | "sessionKey">;

/** As long as browsers keep a cookie. */
const SECONDS = 400 * 24 * 3600;

const nameOf = (publicUrl: string): string =>
  `${isSecure(publicUrl) ? "__Secure-" : ""}${COOKIE_PREFIX}.device`;

/**
 * Reads which browser this is, of those that have signed in to the account before, or undefined. A known browser has tries
 * of its own: strangers who guess cannot lock its owner out. It opens nothing by itself.
 */
export function readDevice(
  { publicUrl, sessionKey }: Signing,
  email: string,
  cookieHeader: string | undefined,
): string | undefined {
  const name = nameOf(publicUrl);
  const [device = "", signature = ""] = parse(cookieHeader ?? "", name)[name]?.split(".") ?? [];
  return timingSafeEqualText(sign(sessionKey, email, device), signature) ? device : undefined;
}

/** The header that makes a browser known, after the account's password was right. */
export function deviceCookie(
  { publicUrl, sessionKey }: Signing,
  email: string,
  device: string = randomToken(16),
): string {
  const value = `${device}.${sign(sessionKey, email, device)}`;
  return `${nameOf(publicUrl)}=${value}; Max-Age=${SECONDS}; Path=/api; HttpOnly; SameSite=Lax${isSecure(publicUrl) ? "; Secure" : ""}`;
}

const sign = (key: Uint8Array, email: string, device: string): string =>
  createHmac("sha256", key).update(`parley:device:${email}:${device}`).digest("base64url");
