import { actionsFor, type MemberActor, type RoleId } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import { assertCanGrant } from "./assert-can-grant.ts";
import { roleTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Removes a role nobody holds; throws `role_in_use`. Invitations that would give it are withdrawn with it. */
export const deleteRole = action({
  name: "role.delete",
  summary: "Removes a role nobody holds.",
  permission: "role.manage",
  errors: { refused: ["role_above_yours"], conflict: ["role_in_use"] },
  target: roleTarget,
  record: "audit",
  sensitive: true,
  async perform({ tx, actor, note }, { id, name, rights }) {
    assertCanGrant(actor, rights);
    await requireUnheld(tx, id);
    await tx.client.query("delete from roles where organization_id = $1 and id = $2", [
      tx.organizationId,
      id,
    ]);
    note({ action: "role.deleted", target: { kind: "role", id }, facts: { name } });
  },
});

async function requireUnheld(tx: Transaction, id: RoleId): Promise<void> {
  const { rows } = await tx.client.query<{ holders: number }>(
    "select count(*)::integer as holders from user_roles where organization_id = $1 and role_id = $2",
    [tx.organizationId, id],
  );
  const holders = rows[0]?.holders ?? 0;
  if (holders > 0)
    throw conflict(
      "role_in_use",
      `${holders} ${holders === 1 ? "member has" : "members have"} this role. Give them another role first.`,
      { holders },
    );
}
