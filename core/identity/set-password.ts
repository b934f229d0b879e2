import type { Database } from "../database/index.ts";
import { hashPassword } from "../kernel/crypto.ts";
import { missing } from "../kernel/errors.ts";
import type { UserId } from "../kernel/ids.ts";
import { checkPassword } from "./check-password.ts";
import { replacePassword } from "./replace-password.ts";

/** Gives an account a new password and ends all its sessions and keys, for whoever has the machine in their hands; throws `user_missing`. */
export async function setPassword(
  database: Pick<Database, "auth">,
  email: string,
  password: string,
): Promise<void> {
  await checkPassword(password, [email]);
  await replacePassword(database, {
    userId: await findUser(database, email),
    hash: await hashPassword(password),
    actor: { kind: "system" },
    action: "password.set",
    keepKeys: false,
  });
}

async function findUser(database: Pick<Database, "auth">, email: string): Promise<UserId> {
  const { rows } = await database.auth.query<{ id: UserId }>(
    "select u.id from users u join oauth_connections c on c.user_id = u.id and c.provider_id = 'credential' where u.email = $1",
    [email.trim().toLowerCase()],
  );
  if (rows[0] === undefined)
    throw missing("user_missing", "No account with this email signs in with a password.", { email });
  return rows[0].id;
}
