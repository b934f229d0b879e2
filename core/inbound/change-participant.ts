import { storeEntries } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, ContactId, ConversationId } from "../kernel/ids.ts";
import { newId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ParticipantChanged } from "../protocol/index.ts";
import { findContact } from "./change-reaction.ts";
import { meetNewcomer, redrawSharedCards } from "./meet-newcomer.ts";
import { isLatest } from "./is-latest.ts";

/** Records that a contact joined, left, blocked us or came back. Strangers who never wrote count in chats of members alone. A late event only adds its system message. */
export async function changeParticipant(
  tx: Transaction,
  channelId: ChannelId,
  event: ParticipantChanged,
): Promise<boolean> {
  const conversation = await findChat(tx, channelId, event.thread.key);
  const isNewcomer = event.change === "joined" && conversation?.audience === "staff";
  const contact =
    (await findContact(tx, channelId, event.who)) ??
    // Our own bot joins what it opens, and no bot looks at cards.
    (isNewcomer && !event.who.isBot ? await meetNewcomer(tx, channelId, event.who) : null);
  if (!contact) return true;
  const blocked = event.change === "blocked_us" || event.change === "unblocked_us";
  const who = event.who.identities[0].value;
  const latest = await isLatest(
    tx,
    channelId,
    blocked ? ["block", who] : ["presence", event.thread.key, who],
    event,
  );
  if (blocked && latest)
    await setBlocked(tx, contact.id, event.change === "blocked_us" ? event.occurredAt : null);
  if (!conversation) return true;
  if (!blocked && latest) await setPresence(tx, conversation.id, contact.id, event);
  if (isNewcomer) await redrawSharedCards(tx, conversation.id);
  await storeEntries(tx, [
    {
      conversation_id: conversation.id,
      id: newId("msg"),
      direction: "in",
      kind: "event",
      author_kind: "system",
      author_name: contact.name,
      body: "",
      event: { kind: event.change, name: contact.name },
      sent_at: event.occurredAt,
    },
  ]);
  return true;
}

async function findChat(
  tx: Transaction,
  channelId: ChannelId,
  key: string,
): Promise<{ id: ConversationId; audience: string } | undefined> {
  const { rows } = await tx.client.query<{ id: ConversationId; audience: string }>(
    "select id, audience from comm_conversations where organization_id = $1 and channel_id = $2 and thread_key = $3 order by created_at desc limit 1",
    [tx.organizationId, channelId, key],
  );
  return rows[0];
}

async function setBlocked(tx: Transaction, contactId: ContactId, at: string | null): Promise<void> {
  await tx.client.query(
    "update comm_contacts set blocked_us_at = $3 where organization_id = $1 and id = $2",
    [tx.organizationId, contactId, at],
  );
  await appendEvent(tx, { kind: "contact_changed", contactId });
}

const setPresence = (
  tx: Transaction,
  conversationId: ConversationId,
  contactId: ContactId,
  event: ParticipantChanged,
) =>
  tx.client.query(
    `insert into comm_participants (organization_id, conversation_id, contact_id, joined_at, left_at) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, conversation_id, contact_id) do update set left_at = excluded.left_at,
       joined_at = case when excluded.left_at is null then excluded.joined_at else comm_participants.joined_at end`,
    [
      tx.organizationId,
      conversationId,
      contactId,
      event.occurredAt,
      event.change === "left" ? event.occurredAt : null,
    ],
  );
