import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import { inOrganization } from "../../database/index.ts";
import { hashPassword, verifyPassword } from "../../kernel/crypto.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { checkPassword } from "../check-password.ts";
import type { IdentityDeps } from "../deps.ts";
import { countTry } from "../sign-in/count-try.ts";
import { tellPages } from "./tell-pages.ts";

export type PasswordChange = { readonly currentPassword: string; readonly newPassword: string };

/** Changes the actor's own password and ends all their other sessions: whoever knew the old one is out. Throws `password_wrong` or `too_many_tries`. */
export async function changePassword(
  { database }: Pick<IdentityDeps, "database">,
  actor: MemberActor,
  change: PasswordChange,
  ip: string,
): Promise<void> {
  checkPassword(change.newPassword, actor.email);
  if (change.newPassword === change.currentPassword)
    throw invalid("password_same", "That is the password you have now.", { field: "newPassword" });
  // Whoever found an open page could otherwise try all passwords here.
  await countTry(database, actor.email, ip);
  const { rows } = await database.auth.query<{ password: string }>(CURRENT, [actor.userId]);
  if (!(await verifyPassword(change.currentPassword, rows[0]?.password)))
    throw refused("password_wrong", "The current password is wrong.", { field: "currentPassword" });
  await database.auth.query(CHANGE, [actor.userId, await hashPassword(change.newPassword), actor.sessionId]);
  await tellPages(database, actor.userId);
  await inOrganization(database, actor.organizationId, (tx) =>
    recordAudit(tx, { actor, action: "password.changed", target: { kind: "user", id: actor.userId }, ip }),
  );
}

const CURRENT =
  "select password from oauth_connections where user_id = $1 and provider_id = 'credential' and password is not null";

const CHANGE = `
  with changed as (update oauth_connections set password = $2 where user_id = $1 and provider_id = 'credential')
  delete from user_sessions where user_id = $1 and id <> $3`;
