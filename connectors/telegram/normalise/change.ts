import type { InboundEvent, ParticipantChanged } from "../../../core/protocol/index.ts";
import { externalIdOf, threadKeyOf } from "../ids.ts";
import type { CallbackQuery, MemberChange, PollAnswer, ReactionChange } from "../types.ts";
import { externalIdOfMessage } from "./message.ts";
import { partyOf, partyOfChat, threadOf, threadOfMessage } from "./party.ts";
import { timeOf } from "./time.ts";

/** Normalises a pressed button; Telegram sends no time for it. */
export function pressEvents(key: string, query: CallbackQuery, at: string): readonly InboundEvent[] {
  const thread = query.message ? threadOfMessage(query.message) : threadWith(query.from.id);
  if (query.data === undefined)
    return [{ kind: "unsupported", key, occurredAt: at, thread, what: "game button" }];
  const label = query.message?.reply_markup?.inline_keyboard
    .flat()
    .find((button) => button.callback_data === query.data)?.text;
  return [
    {
      kind: "button_pressed",
      key,
      occurredAt: at,
      thread,
      externalId: query.message ? externalIdOfMessage(query.message) : (query.inline_message_id ?? ""),
      from: partyOf(query.from),
      value: query.data,
      ...(label !== undefined && { label }),
      answer: { callbackQueryId: query.id },
    },
  ];
}

/** Normalises a user's current reactions to a message. */
export function reactionEvents(key: string, change: ReactionChange): readonly InboundEvent[] {
  const base = { key, occurredAt: timeOf(change.date), sequence: key, thread: threadOf(change.chat) };
  const from = change.user ? partyOf(change.user) : change.actor_chat && partyOfChat(change.actor_chat);
  if (!from) return [{ ...base, kind: "unsupported", what: "anonymous reaction" }];
  const emoji = [...new Set(change.new_reaction.map(emojiOf))];
  return [
    {
      ...base,
      kind: "reaction_changed",
      externalId: externalIdOf({ chat: change.chat.id }, change.message_id),
      from,
      emoji,
    },
  ];
}

/** A sign for what has no emoji: Telegram's star for a paid reaction, and a piece of a puzzle for an emoji of its own. */
function emojiOf({ type, emoji }: ReactionChange["new_reaction"][number]): string {
  if (emoji !== undefined) return inColours(emoji);
  return type === "paid" ? "⭐" : "🧩";
}

/** Adds the variation selector that keyboards write and Telegram omits, so that equal emoji compare as equal. */
const inColours = (emoji: string): string =>
  emoji.replaceAll(/(?![\d#*])(?!\p{Emoji_Presentation})\p{Emoji}(?!\uFE0F)/gu, "$&\uFE0F");

/** Normalises a vote in our poll. It has neither chat nor time, so it belongs to the voter's thread. */
export function voteEvents(key: string, answer: PollAnswer, at: string): readonly InboundEvent[] {
  // A channel's vote also has a placeholder user, the same for every channel.
  const from = answer.voter_chat ? partyOfChat(answer.voter_chat) : answer.user && partyOf(answer.user);
  if (!from) return [];
  return [
    {
      kind: "poll_answered",
      key,
      occurredAt: at,
      thread: answer.voter_chat ? threadOf(answer.voter_chat) : threadWith(Number(from.identities[0].value)),
      pollId: answer.poll_id,
      from,
      options: answer.option_ids,
    },
  ];
}

/** Normalises joins, leaves, blocks and unblocks. */
export function memberEvents(key: string, change: MemberChange): readonly InboundEvent[] {
  const base = { key, occurredAt: timeOf(change.date), sequence: key, thread: threadOf(change.chat) };
  const is = changeOf(change);
  if (!is) return [{ ...base, kind: "unsupported", what: `member became ${change.new_chat_member.status}` }];
  // In a direct chat the actor is the user, not the bot whose membership Telegram describes.
  return [
    {
      ...base,
      kind: "participant_changed",
      who: partyOf(change.chat.type === "private" ? change.from : change.new_chat_member.user),
      change: is,
    },
  ];
}

function changeOf({
  chat,
  old_chat_member: before,
  new_chat_member: after,
}: MemberChange): ParticipantChanged["change"] | null {
  if (isIn(before) === isIn(after)) return null;
  if (chat.type === "private") return isIn(after) ? "unblocked_us" : "blocked_us";
  return isIn(after) ? "joined" : "left";
}

function isIn(member: MemberChange["new_chat_member"]): boolean {
  return member.status === "restricted"
    ? member.is_member === true
    : member.status !== "left" && member.status !== "kicked";
}

const threadWith = (userId: number) => ({ key: threadKeyOf({ chat: userId }), kind: "direct" }) as const;
