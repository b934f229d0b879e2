import { actionsFor, type MemberActor } from "../../access/index.ts";
import { assertCanGrant, readMember } from "../../identity/index.ts";
import { endAccount } from "./end-account.ts";
import { accountTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Revokes a chat account of a member, for a phone that was lost. Throws `role_above_yours`. */
export const revokeAccount = action({
  name: "chat_account.revoke",
  summary: "Revokes a member's chat account.",
  permission: "member.manage",
  errors: { refused: ["role_above_yours"] },
  target: accountTarget,
  record: "audit",
  async perform(context, account) {
    const { tx, actor } = context;
    const member = await readMember(tx, account.userId);
    assertCanGrant(actor, member.rights, member);
    await endAccount(context, account);
  },
});
