import type { Target } from "../../access/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { UserId } from "../../kernel/ids.ts";

/** A member as actions see them. Their verbs lock the membership: after the role, where they give one. */
export const memberTarget: Target<{ readonly id: UserId }> = {
  kind: "member",
  errors: { missing: ["member_missing"] },
  async find(tx, _, id) {
    const { rows } = await tx.client.query<{ id: UserId }>(
      "select user_id as id from user_roles where organization_id = $1 and user_id = $2",
      [tx.organizationId, id],
    );
    if (!rows[0]) throw memberMissing();
    return rows[0];
  },
  resourceOf: () => ({}),
  async version(tx, { id }) {
    const { rows } = await tx.client.query<{ version: string }>(
      "select md5(row(role, role_id, team, channel_ids)::text) as version from user_roles where organization_id = $1 and user_id = $2",
      [tx.organizationId, id],
    );
    return rows[0]?.version ?? "";
  },
};

/** What an unknown member answers. */
export const memberMissing = () => missing("member_missing", "Member not found.");
