import { actionsFor, type MemberActor } from "../../access/index.ts";
import { selfTarget } from "../../identity/index.ts";
import { endAccount } from "./end-account.ts";
import { accountMissing, accountTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Revokes the chat account that the member speaks from. */
export const unlinkAccount = action({
  name: "account.unlink",
  summary: "Revokes the chat account that one speaks from.",
  permission: "signed_in",
  errors: { missing: ["chat_account_missing"] },
  target: selfTarget,
  record: "audit",
  async perform(context) {
    const { tx, actor } = context;
    const accountId = actor.via?.accountId;
    if (!accountId) throw accountMissing();
    await endAccount(context, await accountTarget.find(tx, actor, accountId));
  },
});
