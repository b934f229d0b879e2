import type { MemberActor, Resource } from "../../../access/index.ts";
import { sees } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import { readMemberActor } from "../../../identity/index.ts";
import type { ConversationId, UserId } from "../../../kernel/ids.ts";

/** Whoever is in a shared chat: a member by their linked account, or somebody of whom we know no rights. */
export type Present = MemberActor | null;

/** Whether everybody present may see a conversation. Where nobody is known to be there, anybody may be. Pure. */
export const everybodySees = (present: readonly Present[], resource: Resource): boolean =>
  present.length > 0 && present.every((one) => one !== null && sees(one, resource));

/** Reads who is in a chat of members; who is in a shared chat is in its threads as well. */
export async function readPresent(tx: Transaction, chatId: ConversationId): Promise<readonly Present[]> {
  const { rows } = await tx.client.query<{ user_id: UserId | null }>({
    name: "read_present",
    text: `select distinct (
        select a.user_id from comm_contact_identities i
        join comm_member_accounts a on a.organization_id = i.organization_id and a.channel_id = i.channel_id
          and a.identity_kind = i.kind and a.identity_value = i.value and a.revoked_at is null
        where i.organization_id = p.organization_id and i.channel_id = s.channel_id and i.contact_id = p.contact_id limit 1) as user_id
      from comm_participants p
      join comm_conversations s on s.organization_id = p.organization_id and s.id = p.conversation_id
      where p.organization_id = $1 and p.left_at is null and p.conversation_id in (
        select $2 union all select t.parent_id from comm_staff_threads t where t.organization_id = $1 and t.chat_id = $2)`,
    values: [tx.organizationId, chatId],
  });
  const present: Present[] = [];
  for (const { user_id: userId } of rows)
    present.push(userId === null ? null : ((await readMemberActor(tx, userId)) ?? null));
  return present;
}
