import { overlap, readRights, type Rights, type ScopeContext, type Target } from "../../access/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { ChannelId, UserId } from "../../kernel/ids.ts";
import { rightsOf } from "../roles/rights-of.ts";
import type { EndedKey } from "./end-keys.ts";

/** A key that is not revoked: whose it is, and what it may do by now, which is no more than its maker may. */
export type KeptKey = EndedKey & {
  readonly makerId: UserId | null;
  readonly rights: Rights;
  readonly context: ScopeContext;
};

type Row = EndedKey & {
  readonly makerId: UserId | null;
  readonly permissions: Record<string, unknown>;
  readonly role: string | null;
  readonly role_permissions: Record<string, unknown> | null;
  readonly team: string | null;
  readonly channel_ids: ChannelId[] | null;
};

/** A key that is not revoked, as actions see it; whoever is making another with it is waited for. */
export const keyTarget: Target<KeptKey> = {
  kind: "key",
  errors: { missing: ["key_missing"] },
  async find(tx, _, id) {
    const { rows } = await tx.client.query<Row>(
      `select k.id, k.name, k.made_with as "madeWith", k.created_by as "makerId", k.permissions, m.role, r.permissions as role_permissions, m.team, m.channel_ids
       from api_keys k left join user_roles m on m.organization_id = k.organization_id and m.user_id = k.created_by
       left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
       where k.organization_id = $1 and k.id = $2 and k.revoked_at is null for no key update of k`,
      [tx.organizationId, id],
    );
    if (!rows[0]) throw missing("key_missing", "API key not found.");
    return toKept(rows[0]);
  },
  resourceOf: () => ({}),
};

const toKept = ({ id, name, madeWith, makerId, ...row }: Row): KeptKey => ({
  id,
  name,
  madeWith,
  makerId,
  rights: overlap(rightsOf(row.role, row.role_permissions), readRights(row.permissions)),
  context: { team: row.team, channelIds: row.channel_ids ?? [] },
});
