import type { IdentityDeps } from "../deps.ts";
import { COOKIE_PREFIX, isSecure, SESSION_SECONDS } from "../session-cookie.ts";

/** The name that pages read (inbox-ui/src/api/may-be-signed-in.ts). */
const NAME = `${COOKIE_PREFIX}.signed_in`;

/**
 * The header by which a page knows that a session may exist: scripts cannot see the session's own cookie, and a request
 * without one is an error in the browser's console. It opens nothing.
 */
export const signedInCookie = (publicUrl: IdentityDeps["publicUrl"]): string =>
  write(publicUrl, "1", SESSION_SECONDS);

/** The header that takes it away. */
export const signedOutCookie = (publicUrl: IdentityDeps["publicUrl"]): string => write(publicUrl, "", 0);

const write = (publicUrl: string, value: string, seconds: number): string =>
  `${NAME}=${value}; Max-Age=${seconds}; Path=/; SameSite=Lax${isSecure(publicUrl) ? "; Secure" : ""}`;
