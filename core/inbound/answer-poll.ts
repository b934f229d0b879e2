import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { PollAnswered } from "../protocol/index.ts";
import { changedMessage } from "./changed-message.ts";
import { findContact } from "./change-reaction.ts";
import { findMessage } from "./find-message.ts";
import { isLatest } from "./is-latest.ts";

/** Replaces what a contact chose in a poll, ours or theirs. A late event changes nothing. */
export async function answerPoll(
  tx: Transaction,
  channelId: ChannelId,
  event: PollAnswered,
): Promise<boolean> {
  const { pollId, from, options } = event;
  const message =
    (await findMessage(tx, channelId, `poll:${pollId}`)) ?? (await findMessage(tx, channelId, pollId));
  if (!message) return false;
  const who = from.identities[0].value;
  if (!(await isLatest(tx, channelId, ["poll", pollId, who], event))) return true;
  const contact = await findContact(tx, channelId, from);
  // A contact who chose before they ever wrote is stored under the platform's identifier.
  const known = [...(contact ? [contact.id] : []), ...from.identities.map((one) => one.value)];
  await tx.client.query(
    "delete from comm_poll_answers where organization_id = $1 and message_id = $2 and author_id = any ($3)",
    [tx.organizationId, message.id, known],
  );
  await tx.client.query(
    `insert into comm_poll_answers (organization_id, message_id, author_id, author_name, option)
     select $1, $2, $3, $4, option from unnest($5::integer[]) as option on conflict do nothing`,
    [tx.organizationId, message.id, contact?.id ?? who, contact?.name ?? from.name ?? "", options],
  );
  await changedMessage(tx, message);
  return true;
}
