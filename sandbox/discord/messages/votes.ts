import { dispatch } from "../gateway/dispatch.ts";
import { tellOfMessage } from "../tell-pages.ts";
import { type Channel, type Message, type World } from "../world.ts";
import { announceChange } from "./announce.ts";
import { postMessage } from "./post-message.ts";

/** Sets all of somebody's votes in a poll and tells of each that came or went. */
export function setVotes(
  world: World,
  channel: Channel,
  message: Message,
  userId: string,
  answers: readonly number[],
): void {
  const { poll } = message;
  if (!poll || poll.finished) return;
  for (const { id } of poll.answers) {
    const voters = poll.votes.get(id) ?? new Set<string>();
    poll.votes.set(id, voters);
    if (answers.includes(id) === voters.has(userId)) continue;
    const isAdded = answers.includes(id);
    if (isAdded) voters.add(userId);
    else voters.delete(userId);
    dispatch(world, {
      t: isAdded ? "MESSAGE_POLL_VOTE_ADD" : "MESSAGE_POLL_VOTE_REMOVE",
      guildId: channel.guildId,
      channelId: channel.id,
      d: () => ({
        user_id: userId,
        channel_id: channel.id,
        message_id: message.id,
        ...(channel.guildId !== null && { guild_id: channel.guildId }),
        answer_id: id,
      }),
    });
  }
  tellOfMessage(world, message, "changed");
}

/** The type of the message in which Discord tells a poll's result. */
const POLL_RESULT = 46;

/** Ends a poll: its tally is final, and the channel gets Discord's message about the result. */
export function endPoll(world: World, channel: Channel, message: Message): void {
  const { poll } = message;
  if (!poll || poll.finished) return;
  poll.finished = true;
  announceChange(world, channel, message);
  const counts = poll.answers.map(({ id, text }) => ({ id, text, votes: poll.votes.get(id)?.size ?? 0 }));
  const [best] = counts.toSorted((a, b) => b.votes - a.votes);
  const fields = [
    ["poll_question_text", poll.question],
    ["victor_answer_votes", String(best?.votes ?? 0)],
    ["total_votes", String(counts.reduce((all, { votes }) => all + votes, 0))],
    ...(best && best.votes > 0
      ? [
          ["victor_answer_id", String(best.id)],
          ["victor_answer_text", best.text],
        ]
      : []),
  ];
  postMessage(world, channel, message.authorId, {
    type: POLL_RESULT,
    embeds: [
      { type: "poll_result", fields: fields.map(([name, value]) => ({ name, value, inline: false })) },
    ],
    reference: { messageId: message.id, channelId: channel.id, guildId: channel.guildId },
  });
}
