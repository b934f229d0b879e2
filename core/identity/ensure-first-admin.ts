import type pg from "pg";
import { randomToken, verifyPassword } from "../kernel/crypto.ts";
import { newId, type OrganizationId, type UserId } from "../kernel/ids.ts";
import { checkPassword } from "./check-password.ts";
import { createUser } from "./create-user.ts";
import type { IdentityDeps } from "./deps.ts";

export type FirstAdmin = {
  readonly email: string;
  /** Only when it was made here: it is shown once and kept nowhere. */
  readonly password: string | undefined;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
};

type Wanted = { readonly email?: string | undefined; readonly password?: string | undefined };

/** Told what was made before it is made for good. */
type Note = (made: FirstAdmin) => Promise<void>;

/** Makes an organization and its owner in a database without users and returns what to print once; else undefined. */
export async function ensureFirstAdmin(
  { database }: Pick<IdentityDeps, "database">,
  { email = "admin@parley.local", password }: Wanted = {},
  note: Note = async () => {},
): Promise<FirstAdmin | undefined> {
  const client = await database.auth.connect();
  try {
    await client.query("begin");
    // Of several servers starting on one empty database, one makes the admin.
    await client.query("select pg_advisory_xact_lock(hashtextextended('first admin', 0))");
    const made = (await hasUsers(client)) ? undefined : await makeAdmin(client, email, password);
    if (made) await note(made);
    await client.query("commit");
    return made;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function hasUsers(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>("select exists (select from users) as some");
  return rows[0]?.some === true;
}

async function makeAdmin(
  client: pg.PoolClient,
  email: string,
  given: string | undefined,
): Promise<FirstAdmin> {
  if (given !== undefined) await checkPassword(given, [email]);
  const password = given ?? randomToken(12);
  const organizationId = newId("org");
  const userId = await createUser(client, { name: "Administrator", email, password });
  await client.query("select create_organization($1, $2, $3, $4)", [
    organizationId,
    "My organization",
    "my-organization",
    userId,
  ]);
  return {
    email: email.trim().toLowerCase(),
    password: given === undefined ? password : undefined,
    organizationId,
    userId,
  };
}

/** Whether an account is still signed in to with this password. */
export async function opens(
  { database }: Pick<IdentityDeps, "database">,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<boolean> {
  const { rows } = await database.auth.query<{ password: string }>(
    "select c.password from users u join oauth_connections c on c.user_id = u.id and c.provider_id = 'credential' where u.email = $1",
    [email],
  );
  return verifyPassword(password, rows[0]?.password);
}
