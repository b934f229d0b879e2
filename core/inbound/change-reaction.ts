import type { Transaction } from "../database/index.ts";
import type { ChannelId, ContactId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Party, ReactionChanged } from "../protocol/index.ts";
import { findMessage } from "./find-message.ts";

/** Makes one person's reactions to a message what the platform says they are now. */
export async function changeReaction(tx: Transaction, channelId: ChannelId, event: ReactionChanged): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  const author = (await findContact(tx, channelId, event.from)) ?? { id: event.from.identities[0].value, name: event.from.name ?? "" };
  await tx.client.query("delete from comm_reactions where organization_id = $1 and message_id = $2 and author_kind = 'contact' and author_id = $3 and emoji <> all ($4)", [tx.organizationId, message.id, author.id, event.emoji]);
  await tx.client.query(
    `insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji)
     select $1, $2, 'contact', $3, $4, emoji from unnest($5::text[]) as emoji on conflict do nothing`,
    [tx.organizationId, message.id, author.id, author.name, event.emoji],
  );
  await tx.client.query("update comm_messages set version = version + 1 where organization_id = $1 and id = $2", [tx.organizationId, message.id]);
  await appendEvent(tx, { kind: "message_changed", messageId: message.id, conversationId: message.conversationId });
  return true;
}

/** The contact behind a platform's person, when we know them in this channel. */
export async function findContact(tx: Transaction, channelId: ChannelId, party: Party): Promise<{ id: ContactId; name: string } | null> {
  const { rows } = await tx.client.query<{ id: ContactId; name: string }>(
    `select c.id, c.name from comm_contact_identities i join comm_contacts c on c.organization_id = i.organization_id and c.id = i.contact_id
     where i.organization_id = $1 and i.channel_id = $2 and (i.kind, i.value) in (select * from unnest($3::text[], $4::text[])) limit 1`,
    [tx.organizationId, channelId, party.identities.map((one) => one.kind), party.identities.map((one) => one.value)],
  );
  return rows[0] ?? null;
}
