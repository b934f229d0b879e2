import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Role, RoleUrls } from "./client.ts";

/**
 * Lets each role sign in by itself, with a password of this start, and answers its address. A session that began as the
 * owner could `reset role` and be the owner again; one that began as the role has nothing to go back to. For the hub's
 * own Postgres, of which this process is the only user and `url` the superuser's.
 */
export async function signInRoles(url: string): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: url, application_name: "parley_roles" });
  client.on("error", () => {});
  await client.connect();
  try {
    return {
      parley_server: await signIn(client, url, "parley_server"),
      parley_auth: await signIn(client, url, "parley_auth"),
      parley_ingest: await signIn(client, url, "parley_ingest"),
      parley_system: await signIn(client, url, "parley_system"),
    };
  } finally {
    await client.end();
  }
}

async function signIn(client: pg.Client, url: string, role: Role): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  await client.query(`alter role ${role} login password '${password}'`);
  const own = new URL(url);
  own.username = role;
  own.password = password;
  return own.href;
}
