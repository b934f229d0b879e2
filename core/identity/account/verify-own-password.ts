import type { MemberActor } from "../../access/index.ts";
import { verifyPassword } from "../../kernel/crypto.ts";
import { refused } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { countTry, uncountTry } from "../sign-in/count-try.ts";

/**
 * Remembers that the session's user gave their password a moment ago. Throws `password_wrong`, naming the field that held
 * it, or `too_many_tries`: whoever found an open page could otherwise try all passwords.
 */
export async function verifyOwnPassword(
  { database }: Pick<IdentityDeps, "database">,
  actor: MemberActor,
  ip: string,
  field: string,
  password: string,
): Promise<void> {
  const trier = { email: actor.email, ip, device: actor.sessionId };
  await countTry(database, trier);
  const { rows } = await database.auth.query<{ password: string }>(CURRENT, [actor.userId]);
  if (!(await verifyPassword(password, rows[0]?.password)))
    throw refused("password_wrong", "Incorrect password.", { field });
  await Promise.all([uncountTry(database, trier), database.auth.query(PROVED, [actor.sessionId])]);
}

const CURRENT =
  "select password from oauth_connections where user_id = $1 and provider_id = 'credential' and password is not null";

const PROVED = "update user_sessions set proved_at = clock_timestamp() where id = $1";
