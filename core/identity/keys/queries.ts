import { readRights } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ApiKey, KeyId } from "./api-key.ts";

type Row = {
  id: KeyId;
  name: string;
  prefix: string;
  permissions: Record<string, unknown>;
  made_by: string | null;
  made_with: KeyId | null;
  maker_name: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
};

/** The organization's keys that are not revoked, the newest first. */
export async function listKeys(tx: Transaction): Promise<ApiKey[]> {
  const { rows } = await tx.client.query<Row>(
    `select k.id, k.name, k.prefix, k.permissions, u.name as made_by, k.made_with, m.name as maker_name, k.created_at, k.expires_at, k.last_used_at
     from api_keys k left join users u on u.id = k.created_by left join api_keys m on m.organization_id = k.organization_id and m.id = k.made_with
     where k.organization_id = $1 and k.revoked_at is null order by k.created_at desc, k.id desc`,
    [tx.organizationId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    rights: readRights(row.permissions),
    madeBy: row.made_by,
    madeWith: row.made_with === null ? null : { id: row.made_with, name: row.maker_name ?? "" },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }));
}
