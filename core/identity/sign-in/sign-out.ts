import { hashToken } from "../../kernel/crypto.ts";
import type { UserId } from "../../kernel/ids.ts";
import { publishUserChange } from "../account/publish-user-change.ts";
import type { IdentityDeps } from "../deps.ts";
import { isSecure, readSessionToken, sessionCookieName } from "../session-cookie.ts";
import { signedOutCookie } from "./signed-in-cookie.ts";

/**
 * Ends the session a Cookie header speaks of, if any, and returns the headers that make the browser forget it. Who brings
 * no cookie gets none: another site's form comes without, and would sign out whoever opened it.
 */
export async function signOut(deps: IdentityDeps, cookieHeader: string | undefined): Promise<Headers> {
  if (cookieHeader === undefined) return new Headers();
  const token = readSessionToken(deps, cookieHeader);
  if (token !== undefined) await end(deps, token);
  const headers = new Headers({ "set-cookie": forget(deps.publicUrl) });
  headers.append("set-cookie", signedOutCookie(deps.publicUrl));
  return headers;
}

const forget = (publicUrl: string): string =>
  `${sessionCookieName(publicUrl)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isSecure(publicUrl) ? "; Secure" : ""}`;

async function end({ database }: IdentityDeps, token: string): Promise<void> {
  const { rows } = await database.auth.query<{ user_id: UserId }>(
    "delete from user_sessions where token = $1 returning user_id",
    [hashToken(token)],
  );
  for (const { user_id: userId } of rows) await publishUserChange(database, userId);
}
