import type { Message, Poll } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { countVotes } from "../chats/count-votes.ts";
import { replaceMessage } from "../chats/post-message.ts";
import { postUpdate } from "../updates/post-update.ts";
import type { Bot, World } from "../world.ts";
import { speaker } from "./speaker.ts";

/** Votes in a poll for a user; no options retract the vote. The bot gets it when the poll is its own. */
export function vote(
  world: World,
  bot: Bot,
  chatId: number,
  messageId: number,
  from: number | undefined,
  options: readonly number[],
): Message {
  const { room, person } = speaker(world, bot, chatId, from);
  const known = room.messages.get(messageId);
  if (!known?.poll) throw bad("message with poll not found");
  checkVote(known.poll, options);
  const votes = room.votes.get(known.poll.id) ?? new Map<number, readonly number[]>();
  if (options.length === 0) votes.delete(person.id);
  else votes.set(person.id, options);
  room.votes.set(known.poll.id, votes);
  const poll = countVotes(known.poll, votes);
  const message = replaceMessage(world, bot, room, { ...known, poll });
  if (known.from?.id !== bot.user.id) return message;
  const persistent = options.map((option) => poll.options[option]?.persistent_id ?? "");
  if (!poll.is_anonymous)
    postUpdate(bot, "poll_answer", chatId, {
      poll_answer: {
        poll_id: poll.id,
        user: person,
        option_ids: [...options],
        option_persistent_ids: persistent,
      },
    });
  postUpdate(bot, "poll", chatId, { poll });
  return message;
}

function checkVote(poll: Poll, options: readonly number[]): void {
  if (poll.is_closed) throw bad("poll has already been closed");
  if (options.length > 1 && !poll.allows_multiple_answers) throw bad("this poll takes one answer");
  if (options.some((option) => poll.options[option] === undefined)) throw bad("there is no such option");
}
