import { actionsFor, type MemberActor } from "../../access/index.ts";
import { selfTarget } from "../../identity/index.ts";
import { endAccount } from "./end-account.ts";
import { accountMissing, accountTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Revokes one of the member's own chat accounts. Throws `chat_account_missing`. */
export const revokeOwnAccount = action({
  name: "account.revoke",
  summary: "Revokes one of one's own chat accounts.",
  permission: "signed_in",
  errors: { missing: ["chat_account_missing"] },
  target: selfTarget,
  record: "audit",
  async perform(context, { id }) {
    const { tx, actor } = context;
    const account = await accountTarget.find(tx, actor, id);
    if (account.userId !== actor.userId) throw accountMissing();
    await endAccount(context, account);
  },
});
