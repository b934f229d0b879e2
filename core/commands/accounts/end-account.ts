import type { ActionContext, MemberActor } from "../../access/index.ts";
import { accountMissing, type MemberAccount } from "./target.ts";
import { appendEvent } from "../../outbox/index.ts";

/** Ends an account: it acts for nobody from the next message on. The database retires its chat and voids what waited for it. */
export async function endAccount(
  { tx, note }: Pick<ActionContext<unknown, MemberActor>, "tx" | "note">,
  { id, userId, name, channelName }: MemberAccount,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    "update comm_member_accounts set revoked_at = clock_timestamp() where organization_id = $1 and id = $2 and revoked_at is null",
    [tx.organizationId, id],
  );
  if (rowCount !== 1) throw accountMissing();
  await appendEvent(tx, { kind: "chat_account_changed", userId });
  note({
    action: "chat_account.revoked",
    target: { kind: "chat_account", id },
    facts: { member: userId, name, channel: channelName },
  });
}
