import type { MemberActor, Rights } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken, randomToken } from "../../kernel/crypto.ts";
import { refused } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { KEY_MARK, PREFIX_LENGTH, type ApiKey, type KeyId } from "./api-key.ts";

type Wanted = {
  readonly name: string;
  readonly permissions: Rights;
  readonly expiresInDays?: number | undefined;
};

/**
 * Makes a key that may do what the actor may, or less, and returns its secret, which is shown once and kept nowhere. One
 * made by a program ends with the program's own key at the latest. Throws `role_above_yours`, or `sign_in_required` where
 * that key was just revoked.
 */
export async function makeKey(
  tx: Transaction,
  actor: MemberActor,
  wanted: Wanted,
  ip: string,
): Promise<ApiKey & { readonly secret: string }> {
  assertCanGrant(actor, wanted.permissions);
  const maker = actor.keyId === undefined ? null : await lockMaker(tx, actor.keyId);
  const [id, secret] = [newId("key"), `${KEY_MARK}${randomToken()}`];
  const prefix = secret.slice(0, PREFIX_LENGTH);
  const { rows } = await tx.client.query<{ created_at: Date; expires_at: Date | null }>(
    `insert into api_keys (organization_id, id, name, prefix, key_hash, permissions, created_by, expires_at, made_with)
     values ($1, $2, $3, $4, $5, $6, $7, least(clock_timestamp() + make_interval(days => $8), (select expires_at from api_keys where organization_id = $1 and id = $9)), $9) returning created_at, expires_at`,
    [
      tx.organizationId,
      id,
      wanted.name,
      prefix,
      hashToken(secret),
      JSON.stringify(wanted.permissions),
      actor.userId,
      wanted.expiresInDays ?? null,
      maker?.id ?? null,
    ],
  );
  await recordAudit(tx, {
    actor,
    action: "key.made",
    target: { kind: "key", id },
    facts: { name: wanted.name, permissions: Object.keys(wanted.permissions) },
    ip,
  });
  const [row] = rows;
  return {
    id,
    secret,
    name: wanted.name,
    prefix,
    rights: wanted.permissions,
    madeBy: actor.name,
    madeWith: maker,
    createdAt: row?.created_at ?? new Date(),
    expiresAt: row?.expires_at ?? null,
    lastUsedAt: null,
  };
}

/** The key a program speaks with, held until the new one is there: who revokes it waits, and finds the new one too. */
async function lockMaker(tx: Transaction, id: KeyId): Promise<{ readonly id: KeyId; readonly name: string }> {
  const { rows } = await tx.client.query<{ id: KeyId; name: string }>(
    "select id, name from api_keys where organization_id = $1 and id = $2 and revoked_at is null for share",
    [tx.organizationId, id],
  );
  const [maker] = rows;
  if (maker === undefined) throw refused("sign_in_required", "This key was revoked.");
  return maker;
}
