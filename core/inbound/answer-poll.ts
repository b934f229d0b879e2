import type { Transaction } from "../database/index.ts";
import type { ChannelId, MessageId } from "../kernel/ids.ts";
import type { PollAnswered } from "../protocol/index.ts";
import { changedMessage } from "./changed-message.ts";
import { findContact } from "./change-reaction.ts";
import { findMessage } from "./find-message.ts";
import { isLatest } from "./is-latest.ts";

/** Replaces what a contact chose in a poll, ours or theirs, or adds or removes the named options. A late event changes nothing. */
export async function answerPoll(
  tx: Transaction,
  channelId: ChannelId,
  event: PollAnswered,
): Promise<boolean> {
  const { pollId, from, change } = event;
  const message =
    (await findMessage(tx, channelId, `poll:${pollId}`)) ?? (await findMessage(tx, channelId, pollId));
  if (!message) return false;
  const options = await latestOf(tx, channelId, event);
  if (options === null) return true;
  const contact = await findContact(tx, channelId, from);
  const author = { id: contact?.id ?? from.identities[0].value, name: contact?.name ?? from.name ?? "" };
  // A contact who chose before they ever wrote is stored under the platform's identifier. What is added is stored anew under theirs.
  const known = [author.id, ...from.identities.map((one) => one.value)];
  await take(tx, message.id, known, change === undefined ? null : options);
  if (change !== "removed") await give(tx, message.id, author, options);
  await changedMessage(tx, message);
  return true;
}

/** Lists the options that the event decides on; null when a newer event has decided on all of them. */
async function latestOf(
  tx: Transaction,
  channelId: ChannelId,
  event: PollAnswered,
): Promise<readonly number[] | null> {
  const { pollId, from, options, change } = event;
  const who = from.identities[0].value;
  if (change === undefined)
    return (await isLatest(tx, channelId, ["poll", pollId, who], event)) ? options : null;
  const latest: number[] = [];
  for (const option of options)
    if (await isLatest(tx, channelId, ["poll", pollId, who, option], event)) latest.push(option);
  return latest.length > 0 ? latest : null;
}

/** Without options, all of them. */
const take = (
  tx: Transaction,
  messageId: MessageId,
  known: readonly string[],
  options: readonly number[] | null,
) =>
  tx.client.query(
    `delete from comm_poll_answers where organization_id = $1 and message_id = $2 and author_id = any ($3)
       and ($4::integer[] is null or option = any ($4))`,
    [tx.organizationId, messageId, known, options],
  );

const give = (
  tx: Transaction,
  messageId: MessageId,
  author: { readonly id: string; readonly name: string },
  options: readonly number[],
) =>
  tx.client.query(
    `insert into comm_poll_answers (organization_id, message_id, author_id, author_name, option)
     select $1, $2, $3, $4, option from unnest($5::integer[]) as option on conflict do nothing`,
    [tx.organizationId, messageId, author.id, author.name, options],
  );
