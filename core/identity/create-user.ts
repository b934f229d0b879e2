import type pg from "pg";
import { z } from "zod";
import { hashPassword } from "../kernel/crypto.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import { newId, type UserId } from "../kernel/ids.ts";

export type NewUser = { readonly name: string; readonly email: string; readonly password: string };

/** Makes a user who signs in with a password, on parley_auth's connection; throws `email_malformed` or `email_taken`. A password that a person chose is checked before. */
export async function createUser(
  client: pg.ClientBase | pg.Pool,
  { name, email, password }: NewUser,
): Promise<UserId> {
  // As better-auth reads addresses at sign-in: an account with another one could never be used.
  if (!z.email().safeParse(email.trim()).success)
    throw invalid("email_malformed", `“${email}” is not an email address.`, { field: "email" });
  const userId = newId("usr");
  const hash = await hashPassword(password);
  const { rowCount } = await client.query(INSERT, [
    userId,
    name,
    email.trim().toLowerCase(),
    newId("oac"),
    hash,
  ]);
  if (rowCount === 0) throw conflict("email_taken", "An account with this email already exists.");
  return userId;
}

/** Both rows or none; better-auth looks passwords up as provider `credential` under the user's own id. */
const INSERT = `
  with made as (insert into users (id, name, email, email_verified) values ($1, $2, $3, true) on conflict (email) do nothing returning id)
  insert into oauth_connections (id, user_id, provider_id, account_id, password) select $4, id, 'credential', id, $5 from made`;
