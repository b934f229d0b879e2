import type { Database } from "../database/index.ts";
import { hashPassword } from "../kernel/crypto.ts";
import { missing } from "../kernel/errors.ts";
import { checkPassword } from "./check-password.ts";

/** Gives an account a new password and ends all its sessions, for whoever has the machine in their hands; throws `user_missing`. */
export async function setPassword(
  database: Pick<Database, "auth">,
  email: string,
  password: string,
): Promise<void> {
  checkPassword(password, email.trim());
  const { rowCount } = await database.auth.query(SET, [
    email.trim().toLowerCase(),
    await hashPassword(password),
  ]);
  if (rowCount === 0)
    throw missing(
      "user_missing",
      "There is no account with this e-mail address that signs in with a password.",
      { email },
    );
}

const SET = `
  with person as (select id from users where email = $1),
    ended as (delete from user_sessions s using person p where s.user_id = p.id)
  update oauth_connections c set password = $2 from person p where c.user_id = p.id and c.provider_id = 'credential'`;
