import type pg from "pg";
import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import { inOrganization, type Database } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import type { OrganizationId, UserId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import { checkPassword } from "../check-password.ts";
import { createUser } from "../create-user.ts";
import type { IdentityDeps } from "../deps.ts";
import { signIn, type SignInRequest } from "../sign-in/sign-in.ts";
import { readWaitingInvitation, spent, type WaitingInvitation } from "./queries.ts";

export type Acceptance = Omit<SignInRequest, "email" | "password"> & {
  readonly invitationId: string;
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  /** Whoever is signed in already in this browser. */
  readonly actor?: MemberActor | undefined;
};

/**
 * Makes the invited person a member and signs them in: with a new account, with the password of the one they have, or
 * as whom they are signed in. Returns the headers for the answer. The invitation's address is the account's: the link
 * alone never lets somebody into an account that exists.
 */
export async function acceptInvitation(deps: IdentityDeps, acceptance: Acceptance): Promise<Headers> {
  const invitation = await readWaitingInvitation(deps.database, acceptance.invitationId, acceptance.token);
  const known = await findUser(deps.database, invitation.email);
  if (known !== undefined && known === acceptance.actor?.userId) {
    await join(deps.database, invitation, acceptance, async () => known);
    return new Headers();
  }
  const { password } = acceptance;
  if (password === undefined)
    throw known === undefined
      ? invalid("password_needed", "Choose a password.", { field: "password" })
      : refused("sign_in_required", "An account with this email already exists. Sign in to accept.");
  const signing = { ...acceptance, email: invitation.email, password };
  if (known !== undefined) {
    // Before joining: a wrong password must leave the invitation waiting.
    const headers = await signIn(deps, signing);
    await join(deps.database, invitation, acceptance, async () => known);
    return headers;
  }
  const name = acceptance.name?.trim() || (invitation.email.split("@")[0] ?? invitation.email);
  // Before a connection is taken: the check may have to load what it knows.
  await checkPassword(password, [name, invitation.email, invitation.organizationName]);
  await join(deps.database, invitation, acceptance, (client) =>
    createUser(client, { name, email: invitation.email, password }),
  );
  return signIn(deps, signing);
}

async function findUser(database: Database, email: string): Promise<UserId | undefined> {
  const { rows } = await database.auth.query<{ id: UserId }>("select id from users where email = $1", [
    email,
  ]);
  return rows[0]?.id;
}

type Account = (client: pg.PoolClient) => Promise<UserId>;

async function join(
  database: Database,
  invitation: WaitingInvitation,
  acceptance: Acceptance,
  account: Account,
): Promise<void> {
  const { organizationId, userId } = await enrol(database, invitation, acceptance, account);
  // The role that signs people in may not write the outbox; a page that misses this shows the colleague when it is next opened.
  await inOrganization(database, organizationId, (tx) => appendEvent(tx, { kind: "member_changed", userId }));
}

/** The account, the membership and the trail, or none of them: a second acceptance at the same moment finds the invitation spent. */
async function enrol(
  database: Database,
  invitation: WaitingInvitation,
  { token, ip }: Acceptance,
  account: Account,
): Promise<{ organizationId: OrganizationId; userId: UserId }> {
  const client = await database.auth.connect();
  try {
    await client.query("begin");
    const userId = await account(client);
    const { rows } = await client.query<{ organization: OrganizationId | null }>(
      "select accept_invitation($1, $2, $3) as organization",
      [invitation.id, hashToken(token), userId],
    );
    const organizationId = rows[0]?.organization;
    if (!organizationId) throw spent();
    const actor = { kind: "member", userId, name: invitation.email } as const;
    await recordAudit(
      { organizationId, client },
      {
        actor,
        action: "member.joined",
        target: { kind: "user", id: userId },
        facts: { role: invitation.role },
        ip,
      },
    );
    await client.query("commit");
    return { organizationId, userId };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
