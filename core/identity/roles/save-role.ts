import { z } from "@hono/zod-openapi";
import pg from "pg";
import { EMPTY_SCOPE_CONTEXT, type InputOf, type ScopeContext, type RoleId } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import { newId, type UserId } from "../../kernel/ids.ts";
import { appendEvents } from "../../outbox/index.ts";
import { isBuiltInRole } from "../built-in-roles.ts";
import type { MemberContext } from "../context.ts";
import { withdrawUngrantable } from "../invitations/withdraw-ungrantable.ts";
import { RightsSchema } from "../present.ts";
import { assertCanGrant } from "./assert-can-grant.ts";
import type { MadeRole } from "./queries.ts";
import { rightsExample } from "../examples.ts";

export const RoleDraft = z
  .object({ name: z.string().trim().min(1).max(60), permissions: RightsSchema })
  .openapi({ example: { name: "Night shift", permissions: rightsExample } });
export const RoleChange = RoleDraft.partial().openapi({ example: { name: "Night shift" } });

/**
 * Makes a role (without `before`) or changes one, within the rights the actor holds: what it means where its holders are,
 * too. Throws `role_name_taken` or `role_above_yours`.
 */
export async function saveRole(
  context: MemberContext,
  before: MadeRole | undefined,
  draft: InputOf<typeof RoleChange>,
): Promise<MadeRole> {
  const { tx, note } = context;
  const holders = before === undefined ? [] : await lockHolders(tx, before.id);
  const role: MadeRole = {
    id: before?.id ?? newId("rol"),
    name: draft.name ?? before?.name ?? "",
    rights: draft.permissions ?? before?.rights ?? {},
  };
  checkRights(context, [before, role], holders);
  await write(tx, role);
  await publishHolders(tx, holders);
  note({
    action: before === undefined ? "role.made" : "role.changed",
    target: { kind: "role", id: role.id },
    facts: factsOf(role),
  });
  if (before !== undefined) await withdrawUngrantable(context);
  return role;
}

/** The role's rights before and after, with what they mean where its holders are. */
function checkRights(
  { actor }: MemberContext,
  roles: readonly (MadeRole | undefined)[],
  holders: readonly ScopeContext[],
): void {
  for (const context of [EMPTY_SCOPE_CONTEXT, ...holders])
    for (const role of roles) if (role !== undefined) assertCanGrant(actor, role.rights, context);
}

const factsOf = ({ name, rights }: MadeRole) => ({
  name,
  permissions: Object.entries(rights).map(([permission, scope]) => `${permission}: ${scope}`),
});

type Holder = ScopeContext & { readonly userId: UserId };

/** Who holds a role, and where; nobody moves them before it is changed. */
async function lockHolders(tx: Transaction, roleId: RoleId): Promise<readonly Holder[]> {
  const { rows } = await tx.client.query<Holder>(
    'select user_id as "userId", team, channel_ids as "channelIds" from user_roles where organization_id = $1 and role_id = $2 order by user_id for share',
    [tx.organizationId, roleId],
  );
  return rows;
}

/** Their open pages show at once what they may see and do now. */
async function publishHolders(tx: Transaction, holders: readonly Holder[]): Promise<void> {
  await appendEvents(
    tx,
    holders.map(({ userId }) => ({ kind: "member_changed", userId })),
  );
}

async function write(tx: Transaction, role: MadeRole): Promise<void> {
  if (isBuiltInRole(role.name.toLowerCase())) throw taken();
  try {
    await tx.client.query(
      `insert into roles (organization_id, id, name, permissions) values ($1, $2, $3, $4)
       on conflict (organization_id, id) do update set name = excluded.name, permissions = excluded.permissions`,
      [tx.organizationId, role.id, role.name, JSON.stringify(role.rights)],
    );
  } catch (error) {
    throw error instanceof pg.DatabaseError && error.constraint === "roles_name" ? taken() : error;
  }
}

const taken = () => conflict("role_name_taken", "A role with this name already exists.", { field: "name" });
