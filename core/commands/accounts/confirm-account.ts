import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { selfTarget } from "../../identity/index.ts";
import { conflict, missing } from "../../kernel/errors.ts";
import { newId, type Id } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import { beginStaffChat } from "./chats/begin-staff-chat.ts";
import { holdCode, setState, type LinkCode } from "./code-rows.ts";
import type { AccountDeps } from "./deps.ts";
import { beginTold, tellChat, type Told } from "./tell-chat.ts";

const action = actionsFor<AccountDeps, MemberActor>();

/**
 * Links the account that presented a code of the member's: from now on it acts for them, and its chat leaves the inbox.
 * Throws `link_code_missing` for a code that nobody presented or whose time is over, and `account_linked` for an account
 * that acts for somebody already.
 */
export const confirmAccount = action({
  name: "account.confirm",
  summary: "Links the chat account that presented the code.",
  permission: "signed_in",
  errors: { missing: ["link_code_missing"], conflict: ["account_linked"] },
  target: selfTarget,
  record: "audit",
  sensitive: true,
  async perform({ tx, actor, deps, note }, { id: codeId }): Promise<{ readonly told: Told }> {
    const { id, presentedBy } = await holdPresented(tx, actor, codeId);
    const accountId = await insertAccount(tx, actor, presentedBy);
    await setState(tx, id, "confirmed");
    await beginStaffChat(tx, presentedBy.conversationId);
    const told = await tellChat(tx, deps, {
      conversationId: presentedBy.conversationId,
      key: `link:${id}:linked`,
      text: { en: `You now act as ${actor.name}.`, de: `Sie handeln jetzt als ${actor.name}.` },
    });
    await appendEvent(tx, { kind: "chat_account_changed", userId: actor.userId });
    note({
      action: "chat_account.linked",
      target: { kind: "chat_account", id: accountId },
      facts: { name: presentedBy.name, username: presentedBy.username, channel: presentedBy.channelId },
    });
    return { told };
  },
  complete: (deps, { told }) => beginTold(deps, told),
});

type Presented = LinkCode & { readonly presentedBy: NonNullable<LinkCode["presentedBy"]> };

async function holdPresented(tx: Transaction, { userId }: MemberActor, codeId: string): Promise<Presented> {
  // The membership first, as whoever removes the member takes it.
  await tx.client.query("select from user_roles where organization_id = $1 and user_id = $2 for key share", [
    tx.organizationId,
    userId,
  ]);
  const code = await holdCode(tx, "id", codeId);
  if (code?.userId !== userId || code.state !== "presented" || !code.isFresh || !code.presentedBy)
    throw codeMissing();
  return { ...code, presentedBy: code.presentedBy };
}

/** What a code answers that is not the member's, or can be confirmed no longer. */
export const codeMissing = () =>
  missing("link_code_missing", "This code is no longer valid. Make a new one.");

async function insertAccount(
  tx: Transaction,
  { userId }: MemberActor,
  { channelId, conversationId, identity, name, username }: Presented["presentedBy"],
): Promise<Id<"acc">> {
  const id = newId("acc");
  const { rowCount } = await tx.client.query(
    `insert into comm_member_accounts (organization_id, id, user_id, channel_id, identity_kind, identity_value, name, username, conversation_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [tx.organizationId, id, userId, channelId, identity.kind, identity.value, name, username, conversationId],
  );
  if (rowCount !== 1)
    throw conflict("account_linked", "This chat account acts for a member already. Unlink it there first.");
  return id;
}
