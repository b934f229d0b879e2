import type { Target } from "../../access/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { EndedKey } from "./end-keys.ts";

/** A key that is not revoked, as actions see it; whoever is making another with it is waited for. */
export const keyTarget: Target<EndedKey> = {
  kind: "key",
  async find(tx, _, id) {
    const { rows } = await tx.client.query<EndedKey>(
      `select id, name, made_with as "madeWith" from api_keys
       where organization_id = $1 and id = $2 and revoked_at is null for no key update`,
      [tx.organizationId, id],
    );
    if (!rows[0]) throw missing("key_missing", "There is no such key.");
    return rows[0];
  },
  resourceOf: () => ({}),
};
