import type {
  Button,
  InboundContent,
  InboundPart,
  MediaKind,
  MediaPart,
} from "../../../core/protocol/index.ts";
import type { File, Message } from "../types.ts";
import { addressOf } from "./address.ts";
import { richTextOf } from "./rich-text.ts";

/** What a message says. A kind of content nobody here knows becomes an `unsupported` part that names it. */
export function contentOf(message: Message): InboundContent {
  const text = richTextOf(
    message.text ?? message.caption ?? "",
    message.entities ?? message.caption_entities,
  );
  const known = [...mediaOf(message), ...otherPartsOf(message)];
  const parts =
    known.length > 0 || text.text !== ""
      ? known
      : [{ kind: "unsupported" as const, what: unknownKind(message) }];
  const buttons = (message.reply_markup?.inline_keyboard ?? [])
    .map((row) => row.flatMap(buttonOf))
    .filter((row) => row.length > 0);
  return { text, parts, ...(buttons.length > 0 && { buttons }) };
}

function mediaOf(message: Message): readonly MediaPart[] {
  // A clip comes twice, as `animation` and as `document` for older clients.
  if (message.animation) return [mediaPart("animation", message.animation)];
  const photo = message.photo?.toSorted((a, b) => area(b) - area(a))[0];
  if (photo) return [mediaPart("image", { ...photo, mime_type: "image/jpeg" })];
  if (message.video) return [mediaPart("video", message.video)];
  if (message.video_note) return [mediaPart("video", square(message.video_note))];
  if (message.audio) return [mediaPart("audio", named(message.audio))];
  if (message.voice) return [mediaPart("voice", message.voice)];
  if (message.sticker)
    return [mediaPart("sticker", { ...message.sticker, mime_type: stickerType(message.sticker) })];
  return message.document ? [mediaPart("file", message.document)] : [];
}

function mediaPart(kind: MediaKind, file: File): MediaPart {
  return {
    kind,
    media: {
      reference: { fileId: file.file_id, ...(file.file_size !== undefined && { size: file.file_size }) },
      ...(file.file_name && { fileName: file.file_name }),
      ...(file.mime_type && { contentType: file.mime_type }),
      ...(file.file_size !== undefined && { size: file.file_size }),
      ...(file.width !== undefined && { width: file.width }),
      ...(file.height !== undefined && { height: file.height }),
      ...(file.duration !== undefined && { durationMs: Math.round(file.duration * 1000) }),
    },
  };
}

/** Music is called what it is, by whom; the file's own name says it only by chance. Slashes would make folders of it. */
function named(audio: File): File {
  const name = [audio.performer, audio.title].filter(Boolean).join(" – ").replaceAll(/[/\\]/g, "-");
  const ending = /\.\w{1,5}$/.exec(audio.file_name ?? "")?.[0] ?? "";
  return name === "" ? audio : { ...audio, file_name: `${name}${ending}` };
}

const area = (file: File) => (file.width ?? 0) * (file.height ?? 0);

/** Round videos tell the length of their side. */
function square(note: File): File {
  return {
    ...note,
    mime_type: note.mime_type ?? "video/mp4",
    ...(note.length !== undefined && { width: note.length, height: note.length }),
  };
}

function stickerType(sticker: File): string {
  if (sticker.is_animated) return "application/x-tgsticker";
  return sticker.is_video ? "video/webm" : "image/webp";
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
    Object.keys(message)
      .find((key) => !ENVELOPE.has(key))
      ?.replaceAll("_", " ") ?? "empty message"
  );
}

/** As much of a button's label as a button has room for. */
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
  // Cut through a letter of two units, the first of them alone would be none.
  const label = text.slice(0, LABEL_MAX).replace(/[\uD800-\uDBFF]$/, "");
  if (url === undefined) return value === undefined ? [] : [{ label, value }];
  const address = addressOf(url);
  return [address === null ? { label, value: url } : { label, url: address }];
}
