import type { Quote } from "../../../core/protocol/index.ts";
import type { Message, Origin, Quotable } from "../types.ts";
import { nameOf, titleOf } from "./party.ts";

/** Returns the words that a message replies to: a chosen passage, or the message, wherever it was written. */
export function quoteOf(message: Message): Quote | undefined {
  const { reply_to_message: replied, external_reply: elsewhere, reply_to_story: story } = message;
  const answered = replied ?? elsewhere;
  if (message.quote) return { ...authorOf(answered), text: message.quote.text, passage: true };
  if (!answered) return story && storyBy(story.chat && titleOf(story.chat));
  const kind = kindOf(answered);
  const text = answered.text ?? answered.caption ?? "";
  return text === "" && kind === undefined
    ? undefined
    : { ...authorOf(answered), text, ...(text === "" && kind !== undefined && { kind }) };
}

const storyBy = (authorName: string | undefined): Quote => ({
  text: "",
  kind: "story",
  ...(authorName !== undefined && { authorName }),
});

/** Returns who wrote the words of a forwarded message first; undefined for one that was not forwarded by a person. */
export function forwardedFrom(message: Message): string | undefined {
  if (message.is_automatic_forward) return undefined;
  const { forward_origin: origin, forward_from: user, forward_from_chat: chat } = message;
  return origin
    ? originName(origin)
    : ((user && nameOf(user)) ?? (chat && titleOf(chat)) ?? message.forward_sender_name);
}

function originName({ sender_user: user, sender_user_name: hidden, sender_chat, chat }: Origin): string {
  const channel = sender_chat ?? chat;
  return (user && nameOf(user)) ?? hidden ?? (channel && titleOf(channel)) ?? user?.username ?? "";
}

function authorOf(answered: Quotable | undefined): Pick<Quote, "authorName"> {
  if (!answered) return {};
  const { origin, sender_chat: chat, from } = answered;
  const name = origin ? originName(origin) : ((chat && titleOf(chat)) ?? (from && nameOf(from)));
  return name === undefined ? {} : { authorName: name };
}

const KINDS: readonly (readonly [field: string, kind: NonNullable<Quote["kind"]>])[] = [
  ["photo", "image"],
  ["animation", "animation"],
  ["video", "video"],
  ["video_note", "video"],
  ["audio", "audio"],
  ["voice", "voice"],
  ["sticker", "sticker"],
  ["document", "file"],
  ["story", "story"],
  ["venue", "location"],
  ["location", "location"],
  ["contact", "contact_card"],
  ["poll", "poll"],
];

const kindOf = (answered: Quotable): Quote["kind"] => KINDS.find(([field]) => field in answered)?.[1];
