import { actionsFor, type MemberActor } from "../../access/index.ts";
import { selfTarget } from "../../identity/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { holdCode, setState } from "./code-rows.ts";
import { codeMissing } from "./confirm-account.ts";

const action = actionsFor<unknown, MemberActor>();

/** Ends a code of the member's, presented or not: it was somebody else, or it is not needed. Throws `link_code_missing`. */
export const refuseCode = action({
  name: "account.refuse_code",
  summary: "Ends a code; whoever presented it is not linked.",
  permission: "signed_in",
  errors: { missing: ["link_code_missing"] },
  target: selfTarget,
  record: "audit",
  async perform({ tx, actor, note }, { id: codeId }) {
    const code = await holdCode(tx, "id", codeId);
    if (code?.userId !== actor.userId || (code.state !== "open" && code.state !== "presented"))
      throw codeMissing();
    await setState(tx, code.id, "refused");
    await appendEvent(tx, { kind: "chat_account_changed", userId: actor.userId });
    note({
      action: "link_code.refused",
      target: { kind: "link_code", id: code.id },
      facts: {
        reason: "by_member",
        name: code.presentedBy?.name ?? null,
        username: code.presentedBy?.username ?? null,
      },
    });
  },
});
