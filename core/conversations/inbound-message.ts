import { fileNameOf } from "../attachments/index.ts";
import { believableTime } from "../kernel/believable-time.ts";
import { cutText } from "../kernel/cut-text.ts";
import { isVisible } from "../kernel/is-visible.ts";
import { isFollowable } from "../protocol/index.ts";
import type {
  CardPart,
  InboundPart,
  MediaPart,
  MessageReceived,
  Party,
  RemoteMedia,
} from "../protocol/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import type { Interest, MessageSummary } from "../outbox/index.ts";

/** An inbound message: the provider's event, and when it arrived. */
export type InboundMessage = {
  readonly channelId: ChannelId;
  readonly event: MessageReceived;
  readonly payload: JsonObject;
  /** RFC 3339, ours. */
  readonly receivedAt: string;
  /** Whether a responder wants it; left out, one may. */
  readonly interest?: Interest | undefined;
  /** What a reply to this press, command or form needs to be tied to it. It is never shown. */
  readonly answer?: JsonObject | undefined;
};

/** The row `record_inbound` takes (`inbound_row`, migrations/0009_inbound.sql), without its place in the batch. */
export function toInboundRow({ channelId, event, payload, receivedAt, answer }: InboundMessage) {
  const [identity] = event.from.identities;
  return {
    channel_id: channelId,
    event_id: newId("iev"),
    event_key: event.key,
    payload,
    received_at: receivedAt,
    sent_at: believableTime(event.occurredAt, receivedAt),
    thread_key: event.thread.key,
    thread_kind: event.thread.kind,
    thread_title: event.thread.title ?? event.thread.initialTitle ?? null,
    renames: event.thread.title !== undefined,
    thread_context: event.thread.context ?? null,
    thread_space: event.thread.space ?? null,
    thread_parent: event.thread.parent ?? null,
    external_id: event.externalId,
    position: event.position ?? null,
    other_ids: furtherIds(event),
    direction: event.author === "contact" ? "in" : "out",
    author_kind: event.author,
    identity_kind: identity.kind,
    identity_value: identity.value,
    identity_id: newId("idn"),
    identities: toIdentities(event.from),
    contact_id: newId("con"),
    name: nameOf(event.from),
    named: givenName(event.from) !== "",
    username: event.from.username ?? null,
    language: event.from.language ?? null,
    is_bot: event.from.isBot ?? false,
    body: event.content.text.text,
    marks: event.content.text.marks,
    parts: event.content.parts.map(toStoredPart),
    buttons: event.content.buttons ?? null,
    reply_to: event.replyTo ?? null,
    quote: event.quote ? { ...event.quote, text: cutText(event.quote.text, QUOTE_MAX) } : null,
    forwarded_from: event.forwardedFrom === undefined ? null : cutText(event.forwardedFrom, NAME_MAX),
    broadcast: event.broadcast ?? false,
    album_key: event.albumKey ?? null,
    automatic: (event.automatic ?? false) || (event.from.isBot ?? false),
    message_id: newId("msg"),
    conversation_id: newId("cnv"),
    outbox_id: newId("obx"),
    answer: answer ?? null,
  };
}

/** Further ids by which the message is known: an echo's, and those of its polls, told apart from those of messages. */
function furtherIds({ otherIds = [], content }: MessageReceived): readonly string[] | null {
  const polls = content.parts.flatMap((part) =>
    part.kind === "poll" && part.externalId !== undefined ? [`poll:${part.externalId}`] : [],
  );
  return otherIds.length + polls.length > 0 ? [...otherIds, ...polls] : null;
}

/** All identities of a person who has several, each once; null where the first is the only one. */
function toIdentities({ identities }: Party) {
  const different = [...new Map(identities.map((one) => [`${one.kind} ${one.value}`, one])).values()];
  return different.length > 1
    ? different.map(({ kind, value }) => ({ kind, value, id: newId("idn") }))
    : null;
}

/** As long as the passages that platforms let people choose. */
const QUOTE_MAX = 1024;
const NAME_MAX = 200;

/** Returns the name that people gave themselves; empty when there is none, or nothing to see of it. */
export function givenName({ name = "" }: Party): string {
  return isVisible(name) ? name.trim() : "";
}

/** A person nobody named is called by what the platform calls them. */
export function nameOf(from: Party): string {
  return givenName(from) || from.nickname || from.username || from.identities[0].value;
}

/** Summarises a message before it is stored. */
export const summarise = (channelId: ChannelId, event: MessageReceived): MessageSummary => ({
  channelId,
  text: event.content.text.text,
  authorName: givenName(event.from),
  group: event.thread.kind === "group",
  ...(event.content.parts.some(isAct) && { act: true }),
});

/** A press or a native command: made by asMessage (core/inbound). */
const isAct = ({ kind }: { readonly kind: string }): boolean => kind === "press" || kind === "command";

/** Parts as `comm_messages.parts` keeps them: media, and a card's picture, name the attachment row that will hold the file. */
export function toStoredPart(part: InboundPart): JsonObject {
  if (part.kind === "card") return toStoredCard(part);
  return isMedia(part) ? { kind: part.kind, ...toStoredMedia(part.media) } : part;
}

function toStoredCard({ image, url, ...words }: CardPart): JsonObject {
  return {
    ...unsafeCast<JsonObject>(words),
    ...(url !== undefined && isFollowable(url) && { url }),
    ...(image && toStoredMedia(image)),
  };
}

function toStoredMedia(media: RemoteMedia): JsonObject {
  const { reference, stored, fileName, emoji, ...described } = media;
  return {
    attachmentId: stored ?? newId("att"),
    ...described,
    ...(fileName !== undefined && { fileName: fileNameOf(fileName) }),
    ...(emoji !== undefined && { emoji: cutText(emoji, EMOJI_MAX) }),
    ...measuresOf(media),
    ...(stored === undefined ? { reference } : { stored: true }),
  };
}

/** A custom emoji has a name and the platform's id. */
const EMOJI_MAX = 120;

/** Whole numbers that fit their columns; a provider's odd measure is left out, not the message. */
function measuresOf(media: RemoteMedia): JsonObject {
  const fits = (value: number | undefined, most: number) =>
    value !== undefined && value >= 0 && value <= most ? Math.round(value) : undefined;
  const measures = {
    size: fits(media.size, Number.MAX_SAFE_INTEGER),
    width: fits(media.width, INTEGER),
    height: fits(media.height, INTEGER),
    durationMs: fits(media.durationMs, INTEGER),
  };
  return unsafeCast<JsonObject>(measures);
}

const INTEGER = 2_147_483_647;

const isMedia = (part: InboundPart): part is MediaPart => "media" in part;
