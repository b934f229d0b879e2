import { can, type CommandChat } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { readMemberActor } from "../../identity/index.ts";
import type { ChannelId, ConversationId, Id, UserId } from "../../kernel/ids.ts";
import type { ExternalIdentity } from "../../protocol/index.ts";
import { businessHoursOf } from "../../settings/index.ts";
import { languageOf } from "../chat/read-chat.ts";
import type { Speaker } from "../speaker.ts";
import type { ToApprove } from "./to-approve.ts";

/** A member's own chat, in which they can be asked. */
export type Approver = { readonly speaker: Speaker; readonly chat: CommandChat };

type Row = {
  user_id: UserId;
  account_id: Id<"acc"> | null;
  channel_id: ChannelId;
  conversation_id: ConversationId | null;
  kind: ExternalIdentity["kind"];
  value: string;
  language: string | null;
};

/** Finds the other members who may do the same to the same object, and their chats. `members` counts also those without one: they decide on the page. */
export async function findApprovers(
  tx: Transaction,
  asking: Speaker["actor"],
  { action, id }: Pick<ToApprove, "action" | "id">,
): Promise<{ readonly members: number; readonly chats: readonly Approver[] }> {
  if (asking.kind !== "member") return { members: 0, chats: [] };
  const { rows } = await tx.client.query<Row>(
    `select m.user_id, a.id as account_id, a.channel_id, a.conversation_id, a.identity_kind as kind, a.identity_value as value, k.language
     from user_roles m
     left join comm_member_accounts a on a.organization_id = m.organization_id and a.user_id = m.user_id and a.revoked_at is null and a.conversation_id is not null
     left join comm_conversations c on c.organization_id = a.organization_id and c.id = a.conversation_id
     left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id
     where m.organization_id = $1 and m.user_id <> $2 order by m.user_id, a.linked_at`,
    [tx.organizationId, asking.userId],
  );
  const { timeZone } = await businessHoursOf(tx);
  const found = await action.target.find(tx, asking, id);
  const members = new Set<UserId>();
  const chats: Approver[] = [];
  for (const row of rows) {
    const actor = await readMemberActor(tx, row.user_id);
    const { permission } = action;
    if (!actor || permission === "signed_in") continue;
    if (!can(actor, permission, action.target.resourceOf(found, permission))) continue;
    members.add(row.user_id);
    if (row.conversation_id === null) continue;
    chats.push({
      speaker: { actor, identity: { kind: row.kind, value: row.value } },
      chat: {
        organizationId: tx.organizationId,
        place: "direct",
        language: languageOf(row.language),
        zone: timeZone,
        subject: null,
        channelId: row.channel_id,
        conversationId: row.conversation_id,
      },
    });
  }
  return { members: members.size, chats };
}
