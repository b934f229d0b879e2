import { nameOf } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId, type ContactId, type ConversationId } from "../kernel/ids.ts";
import type { Party } from "../protocol/index.ts";

/** Makes a contact of somebody who came into a chat and never wrote, so that they count as present. */
export async function meetNewcomer(
  tx: Transaction,
  channelId: ChannelId,
  who: Party,
): Promise<{ id: ContactId; name: string }> {
  const [{ kind, value }] = who.identities;
  const met = { id: newId("con"), name: nameOf(who).slice(0, 200) };
  await tx.client.query(
    "insert into comm_contacts (organization_id, id, name, named, is_bot) values ($1, $2, $3, $4, $5)",
    [tx.organizationId, met.id, met.name, Boolean(who.name), who.isBot ?? false],
  );
  await tx.client.query(
    `insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.organizationId, channelId, kind, value, newId("idn"), met.id, met.name, who.username ?? null],
  );
  return met;
}

/** Has the cards for everybody present drawn anew in a chat of members and its threads: whoever came may not see all they show. */
export async function redrawSharedCards(tx: Transaction, conversationId: ConversationId): Promise<void> {
  await tx.client.query(
    `update comm_cards set dirty = true where organization_id = $1 and user_id is null and chat_id in (
       select $2 union all select t.chat_id from comm_staff_threads t where t.organization_id = $1 and t.parent_id = $2 and t.chat_id is not null)`,
    [tx.organizationId, conversationId],
  );
}
