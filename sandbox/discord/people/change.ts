import { announceChange } from "../messages/announce.ts";
import { ALL_MENTIONS, findMentions } from "../messages/mentions.ts";
import { addReaction, readEmoji, removeReaction } from "../messages/reactions.ts";
import { removeMessages } from "../messages/remove-messages.ts";
import { setVotes } from "../messages/votes.ts";
import type { Channel, Message, World } from "../world.ts";
import { cannot, speaker } from "./speaker.ts";

/** Changes the words of a person's message. */
export function edit(world: World, channel: Channel, message: Message, text: string): Message {
  if (world.users.get(message.authorId)?.bot) throw cannot("People change only their own messages.");
  if (text.length > 2000 || (text === "" && message.attachments.length === 0))
    throw cannot("A message has 1 to 2000 characters.");
  message.content = text;
  message.editedAt = Date.now();
  const said = { authorId: message.authorId, content: text, repliedTo: null };
  Object.assign(message, findMentions(world, channel, said, ALL_MENTIONS));
  announceChange(world, channel, message);
  return message;
}

/** Deletes a person's message, or dismisses one that a person alone sees. */
export function erase(world: World, channel: Channel, message: Message): void {
  removeMessages(world, channel, [message.id]);
}

/** Sets all reactions of a person to a message. */
export function react(
  world: World,
  channel: Channel,
  message: Message,
  from: string | undefined,
  keys: readonly string[],
): void {
  const person = speaker(world, channel, from);
  const wanted = keys.map((key) => {
    const emoji = readEmoji(world, key);
    if (!emoji) throw cannot(`${key} is no emoji of Discord.`);
    return emoji;
  });
  for (const { emoji, users } of message.reactions.values())
    if (users.has(person.id) && !wanted.some(({ id, name }) => id === emoji.id && name === emoji.name))
      removeReaction(world, channel, message, emoji, person.id);
  for (const emoji of wanted) addReaction(world, channel, message, emoji, person.id);
}

/** Sets all votes of a person in a poll, by the answers' numbers. */
export function vote(
  world: World,
  channel: Channel,
  message: Message,
  from: string | undefined,
  answers: readonly number[],
): void {
  const { poll } = message;
  if (!poll) throw cannot("This message has no poll.");
  if (poll.finished || poll.expiresAt < Date.now()) throw cannot("The poll has ended.");
  if (!poll.multiple && answers.length > 1) throw cannot("This poll takes one answer.");
  if (answers.some((id) => !poll.answers.some((answer) => answer.id === id)))
    throw cannot("There is no such answer.");
  setVotes(world, channel, message, speaker(world, channel, from).id, answers);
}
