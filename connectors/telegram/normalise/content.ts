import { cutText } from "../../../core/kernel/cut-text.ts";
import {
  plain,
  type Button,
  type InboundContent,
  type InboundPart,
  type RichText,
} from "../../../core/protocol/index.ts";
import type { Message } from "../types.ts";
import { isTold } from "./is-told.ts";
import { addressOf } from "./address.ts";
import { flatten } from "./flatten.ts";
import { mediaOf } from "./media.ts";
import { richTextOf } from "./rich-text.ts";

/** Normalises the content of a message. An unknown kind becomes an `unsupported` part with its name. */
export function contentOf(message: Message): InboundContent {
  const text = richTextIn(message);
  const known = [...mediaOf(message), ...otherPartsOf(message)];
  // A caption belongs to something, and a gift's words to the gift.
  const isWritten = message.text !== undefined || message.rich_message !== undefined;
  const isWhole = known.length > 0 || (isWritten && text.text !== "");
  const parts = isWhole ? known : [{ kind: "unsupported" as const, what: unknownKind(message) }];
  const buttons = (message.reply_markup?.inline_keyboard ?? [])
    .map((row) => row.flatMap(buttonOf))
    .filter((row) => row.length > 0);
  return { text, parts, ...(buttons.length > 0 && { buttons }) };
}

function richTextIn(message: Message): RichText {
  if (message.rich_message !== undefined) return plain(flatten(message.rich_message));
  return message.gift?.text !== undefined
    ? richTextOf(message.gift.text, message.gift.entities)
    : richTextOf(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities);
}

function otherPartsOf(message: Message): readonly InboundPart[] {
  const { venue, location, contact, poll, dice } = message;
  if (venue)
    return [
      {
        kind: "location",
        latitude: venue.location.latitude,
        longitude: venue.location.longitude,
        title: venue.title,
        address: venue.address,
      },
    ];
  if (location) return [{ kind: "location", latitude: location.latitude, longitude: location.longitude }];
  if (contact)
    return [
      {
        kind: "contact_card",
        name: [contact.first_name, contact.last_name].filter(Boolean).join(" "),
        phones: [contact.phone_number],
        emails: emailsIn(contact.vcard),
      },
    ];
  if (poll)
    return [
      {
        kind: "poll",
        question: poll.question,
        options: poll.options.map((option) => option.text),
        multiple: poll.allows_multiple_answers ?? false,
        externalId: poll.id,
      },
    ];
  return dice ? [{ kind: "unsupported", what: `dice ${dice.emoji} ${dice.value}` }] : [];
}

const emailsIn = (vcard = "") =>
  [...vcard.matchAll(/^EMAIL[^:\r\n]*:([^\r\n]+)/gim)].map(([, address = ""]) => address.trim());

const ENVELOPE = new Set([
  "message_id",
  "date",
  "edit_date",
  "chat",
  "from",
  "sender_chat",
  "sender_boost_count",
  "sender_business_bot",
  "sender_tag",
  "business_connection_id",
  "message_thread_id",
  "is_topic_message",
  "is_automatic_forward",
  "direct_messages_topic",
  "media_group_id",
  "reply_to_message",
  "reply_to_story",
  "reply_markup",
  "external_reply",
  "quote",
  "via_bot",
  "forward_origin",
  "forward_from",
  "forward_from_chat",
  "forward_from_message_id",
  "forward_sender_name",
  "forward_signature",
  "forward_date",
  "has_protected_content",
  "is_from_offline",
  "is_paid_post",
  "author_signature",
  "paid_star_count",
  "effect_id",
  "show_caption_above_media",
  "has_media_spoiler",
  "link_preview_options",
  "entities",
  "caption_entities",
  "text",
  "caption",
  "reply_to_checklist_task_id",
  "suggested_post_info",
]);

function unknownKind(message: Message): string {
  return (
    Object.entries(message)
      .find(([key, value]) => !ENVELOPE.has(key) && isTold(value))?.[0]
      ?.replaceAll("_", " ") ?? "empty message"
  );
}

/** Shortens a button's label to its limit. */
const LABEL_MAX = 64;

function buttonOf({
  text,
  url,
  callback_data: value,
}: {
  text: string;
  url?: string | undefined;
  callback_data?: string | undefined;
}): readonly Button[] {
  const label = cutText(text, LABEL_MAX);
  if (url === undefined) return value === undefined ? [] : [{ label, value }];
  const address = addressOf(url);
  return [address === null ? { label, value: url } : { label, url: address }];
}
