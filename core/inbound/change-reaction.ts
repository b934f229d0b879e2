import type { Transaction } from "../database/index.ts";
import type { ChannelId, ContactId, MessageId } from "../kernel/ids.ts";
import type { Party, ReactionChanged } from "../protocol/index.ts";
import { changedMessage } from "./changed-message.ts";
import { findMessage } from "./find-message.ts";
import { isLatest, isOutdated, type Subject } from "./is-latest.ts";
import { tellStaffReaction } from "./tell-staff-reaction.ts";

/** Replaces a contact's reactions to a message, or adds or removes the named ones. A late event changes nothing. */
export async function changeReaction(
  tx: Transaction,
  channelId: ChannelId,
  event: ReactionChanged,
): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  const emoji = await latestOf(tx, channelId, event);
  if (emoji === null) return true;
  const author = (await findContact(tx, channelId, event.from)) ?? {
    id: event.from.identities[0].value,
    name: event.from.name ?? "",
  };
  // A contact who reacted before they ever wrote is stored under the platform's identifier.
  const known = [author.id, ...event.from.identities.map((one) => one.value)];
  const removed = event.change === "added" ? [] : await take(tx, message.id, known, { ...event, emoji });
  const added = event.change === "removed" ? [] : await give(tx, message.id, author, known, emoji);
  await changedMessage(tx, message);
  await tellStaffReaction(tx, message, event.from.identities[0], { added, removed });
  return true;
}

/** Lists the emoji that the event decides on; null when a newer event has decided on all of them. */
async function latestOf(
  tx: Transaction,
  channelId: ChannelId,
  event: ReactionChanged,
): Promise<readonly string[] | null> {
  const who = event.from.identities[0].value;
  // All were cleared since: what was given before is gone, and nobody is told so reaction by reaction.
  if (event.change !== "removed" && (await isOutdated(tx, channelId, clearsOf(event), event))) return null;
  if (event.change === undefined)
    return (await isLatest(tx, channelId, ["reactions", event.externalId, who], event)) ? event.emoji : null;
  const latest: string[] = [];
  for (const emoji of event.emoji)
    if (await isLatest(tx, channelId, ["reactions", event.externalId, who, emoji], event)) latest.push(emoji);
  return latest.length > 0 ? latest : null;
}

const clearsOf = ({ externalId, emoji }: ReactionChanged): readonly Subject[] =>
  ["", ...emoji].map((one) => ["cleared", externalId, one] as const);

async function take(
  tx: Transaction,
  messageId: MessageId,
  known: readonly string[],
  { emoji, change }: ReactionChanged,
): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ emoji: string }>(
    "delete from comm_reactions where organization_id = $1 and message_id = $2 and author_kind = 'contact' and author_id = any ($3) and (emoji = any ($4)) = $5 returning emoji",
    [tx.organizationId, messageId, known, emoji, change === "removed"],
  );
  return rows.map((row) => row.emoji);
}

async function give(
  tx: Transaction,
  messageId: MessageId,
  author: { id: string; name: string },
  known: readonly string[],
  emoji: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ emoji: string }>(
    `insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji)
     select $1, $2, 'contact', $3, $4, emoji from unnest($5::text[]) as emoji
     where not exists (select from comm_reactions r where r.organization_id = $1 and r.message_id = $2 and r.author_kind = 'contact' and r.author_id = any ($6) and r.emoji = emoji.emoji)
     on conflict do nothing returning emoji`,
    [tx.organizationId, messageId, author.id, author.name, emoji, known],
  );
  return rows.map((row) => row.emoji);
}

/** Finds the contact with one of these identities in this channel. Where they belong to several, the first decides. */
export async function findContact(
  tx: Transaction,
  channelId: ChannelId,
  party: Party,
): Promise<{ id: ContactId; name: string } | null> {
  const { rows } = await tx.client.query<{ id: ContactId; name: string }>(
    `select c.id, c.name from comm_contact_identities i join comm_contacts c on c.organization_id = i.organization_id and c.id = i.contact_id
     join unnest($3::text[], $4::text[]) with ordinality as given (kind, value, place) on given.kind = i.kind and given.value = i.value
     where i.organization_id = $1 and i.channel_id = $2 order by given.place limit 1`,
    [
      tx.organizationId,
      channelId,
      party.identities.map((one) => one.kind),
      party.identities.map((one) => one.value),
    ],
  );
  return rows[0] ?? null;
}
