import { z } from "@hono/zod-openapi";
import { actionsFor, organizationTarget, type InputOf, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken, randomToken } from "../../kernel/crypto.ts";
import { refused } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import type { MemberContext } from "../context.ts";
import { RightsSchema } from "../present.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { KEY_MARK, PREFIX_LENGTH, type ApiKey, type KeyId } from "./api-key.ts";
import { keyExample } from "../examples.ts";

const Wanted = z
  .object({
    name: z.string().trim().min(1).max(60),
    permissions: RightsSchema,
    expiresInDays: z.int().min(1).max(3650).optional(),
  })
  .openapi({ example: { name: "Reports", permissions: keyExample.permissions, expiresInDays: 90 } });

const action = actionsFor<unknown, MemberActor>();

/**
 * Makes a key that may do what the actor may, or less, and returns its secret, which is shown once and kept nowhere. One
 * made by a program ends with the program's own key at the latest. Throws `role_above_yours`, or `sign_in_required` where
 * that key was just revoked.
 */
export const makeKey = action({
  name: "key.make",
  summary: "Makes a key; its secret is shown once.",
  permission: "key.manage",
  errors: { refused: ["role_above_yours"] },
  target: organizationTarget,
  input: Wanted,
  record: "audit",
  sensitive: true,
  answersSecret: true,
  prepare: async () => newSecret(),
  async perform(context, _, wanted, { secret, hash }) {
    assertCanGrant(context.actor, wanted.permissions);
    const key = await insertKey(context, wanted, secret.slice(0, PREFIX_LENGTH), hash);
    context.note({
      action: "key.made",
      target: { kind: "key", id: key.id },
      facts: { name: wanted.name, permissions: Object.keys(wanted.permissions) },
    });
    return { ...key, secret };
  },
});

function newSecret(): { readonly secret: string; readonly hash: string } {
  const secret = `${KEY_MARK}${randomToken()}`;
  return { secret, hash: hashToken(secret) };
}

async function insertKey(
  { tx, actor }: MemberContext,
  wanted: InputOf<typeof Wanted>,
  prefix: string,
  hash: string,
): Promise<ApiKey> {
  const maker = actor.keyId === undefined ? null : await lockMaker(tx, actor.keyId);
  const id = newId("key");
  const { rows } = await tx.client.query<{ created_at: Date; expires_at: Date | null }>(
    `insert into api_keys (organization_id, id, name, prefix, key_hash, permissions, created_by, expires_at, made_with)
     values ($1, $2, $3, $4, $5, $6, $7, least(clock_timestamp() + make_interval(days => $8), (select expires_at from api_keys where organization_id = $1 and id = $9)), $9) returning created_at, expires_at`,
    [
      tx.organizationId,
      id,
      wanted.name,
      prefix,
      hash,
      JSON.stringify(wanted.permissions),
      actor.userId,
      wanted.expiresInDays ?? null,
      maker?.id ?? null,
    ],
  );
  return {
    id,
    name: wanted.name,
    prefix,
    rights: wanted.permissions,
    madeBy: actor.name,
    madeWith: maker,
    createdAt: rows[0]?.created_at ?? new Date(),
    expiresAt: rows[0]?.expires_at ?? null,
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
  if (maker === undefined) throw refused("sign_in_required", "This API key was revoked.");
  return maker;
}
