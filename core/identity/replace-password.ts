import type pg from "pg";
import { recordAudit, type AuditActor } from "../audit/index.ts";
import type { Database } from "../database/index.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";

export type PasswordReplacement = {
  readonly userId: UserId;
  readonly hash: string;
  /** Who changes it. Both go into the trail of every organization that the user belongs to. */
  readonly actor: AuditActor;
  readonly action: "password.changed" | "password.set";
  readonly ip?: string | null | undefined;
  /** The session that stays; all others end. */
  readonly keptSession?: string | undefined;
  readonly keepKeys: boolean;
};

/**
 * Gives an account another password and ends what the old one may have opened: its sessions and, unless they are to stay,
 * the API keys made with it.
 */
export async function replacePassword(
  { auth }: Pick<Database, "auth">,
  replacement: PasswordReplacement,
): Promise<void> {
  const client = await auth.connect();
  try {
    await client.query("begin");
    await replaceIn(client, replacement);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function replaceIn(client: pg.PoolClient, replacement: PasswordReplacement): Promise<void> {
  const { userId, hash, keptSession, keepKeys } = replacement;
  await client.query(REPLACE, [userId, hash, keptSession ?? ""]);
  const keys = keepKeys
    ? []
    : (await client.query<RevokedKey>("select * from revoke_user_keys($1)", [userId])).rows;
  await recordReplacement(client, replacement, keys);
}

const REPLACE = `
  with changed as (update oauth_connections set password = $2 where user_id = $1 and provider_id = 'credential')
  delete from user_sessions where user_id = $1 and id <> $3`;

type RevokedKey = {
  readonly organization_id: OrganizationId;
  readonly id: string;
  readonly name: string;
};

/** Organization after organization in one order: each entry takes its trail's lock until the commit. */
async function recordReplacement(
  client: pg.PoolClient,
  { userId, actor, action, ip }: PasswordReplacement,
  keys: readonly RevokedKey[],
): Promise<void> {
  const { rows } = await client.query<{ id: OrganizationId }>(
    "select organization_id as id from user_roles where user_id = $1 order by organization_id",
    [userId],
  );
  for (const { id: organizationId } of rows) {
    const entry = { actor, ip: ip ?? null };
    const trail = { organizationId, client };
    await recordAudit(trail, { ...entry, action, target: { kind: "user", id: userId } });
    for (const { id, name } of keys.filter((key) => key.organization_id === organizationId))
      await recordAudit(trail, {
        ...entry,
        action: "key.revoked",
        target: { kind: "key", id },
        facts: { name },
      });
  }
}
