import { newId } from "../../kernel/ids.ts";
import type { Database } from "../../database/index.ts";

type Attempt = { readonly email: string; readonly ip: string; readonly succeeded: boolean };

/** Remembers a sign-in, or a failed one, on the account and in the trail of every organization the person belongs to. */
export async function recordSignIn(database: Database, { email, ip, succeeded }: Attempt): Promise<void> {
  const { rows } = await database.auth.query<{ id: string; organizations: string[] }>(KNOWN, [email]);
  const [person] = rows;
  if (person === undefined) return;
  await (succeeded
    ? database.auth.query("select record_login($1)", [person.id])
    : database.auth.query("select record_failed_login($1)", [email]));
  // One statement an organization: each takes that trail's lock, and none is held while the next is waited for.
  for (const organization of person.organizations)
    await database.auth.query(ENTRY, [
      organization,
      newId("aud"),
      person.id,
      succeeded ? "session.started" : "session.refused",
      ip,
    ]);
}

const KNOWN = `select u.id, array(select m.organization_id from user_roles m where m.user_id = u.id) as organizations from users u where u.email = $1`;

const ENTRY = `insert into audit_logs (organization_id, id, actor_kind, actor_id, actor_name, action, target_kind, target_id, ip)
  select $1, $2, 'member', u.id, u.name, $4, 'user', u.id, $5 from users u where u.id = $3`;
