import { hashToken } from "../../kernel/crypto.ts";
import type { IdentityDeps } from "../deps.ts";
import { isSecure, readSessionToken, sessionCookieName } from "../session-cookie.ts";

/** Ends the session a Cookie header speaks of, if any, and returns the cookie that makes the browser forget it. */
export async function signOut(deps: IdentityDeps, cookieHeader: string | undefined): Promise<string> {
  const token = readSessionToken(deps, cookieHeader);
  if (token !== undefined) await deps.database.auth.query("delete from user_sessions where token = $1", [hashToken(token)]);
  return `${sessionCookieName(deps.publicUrl)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isSecure(deps.publicUrl) ? "; Secure" : ""}`;
}
