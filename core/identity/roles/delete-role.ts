import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import { assertCanGrant } from "./assert-can-grant.ts";
import { readRole } from "./queries.ts";

/** Removes a role nobody holds; throws `role_in_use`. Invitations that would give it are withdrawn with it. */
export async function deleteRole(tx: Transaction, actor: MemberActor, id: string, ip: string): Promise<void> {
  const role = await readRole(tx, id);
  assertCanGrant(actor, role.rights);
  const { rows } = await tx.client.query<{ holders: number }>(
    "select count(*)::integer as holders from user_roles where organization_id = $1 and role_id = $2",
    [tx.organizationId, id],
  );
  const holders = rows[0]?.holders ?? 0;
  if (holders > 0)
    throw conflict(
      "role_in_use",
      `${holders} ${holders === 1 ? "member holds" : "members hold"} this role. Give them another first.`,
      { holders },
    );
  await tx.client.query("delete from roles where organization_id = $1 and id = $2", [tx.organizationId, id]);
  await recordAudit(tx, {
    actor,
    action: "role.deleted",
    target: { kind: "role", id },
    facts: { name: role.name },
    ip,
  });
}
