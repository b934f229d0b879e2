import type { JsonObject } from "../../../core/kernel/json.ts";
import { cutText } from "../../../core/kernel/cut-text.ts";
import {
  plain,
  type Degradation,
  type ContactCardPart,
  type LocationPart,
  type OutboundMedia,
  type OutboundPart,
  type PollPart,
  type RenderedFile,
} from "../../../core/protocol/index.ts";
import { htmlOf } from "./html.ts";

/** A call without its chat. `captioned` returns the same call with a caption. */
export type Body = {
  readonly method: string;
  readonly params: JsonObject;
  readonly files?: readonly RenderedFile[];
  readonly album?: true;
  readonly degraded?: readonly Degradation[];
  readonly captioned?: (html: string) => Body;
};

/** Renders a separate text message. */
export const textBody = (html: string): Body => ({
  method: "sendMessage",
  params: { text: html, parse_mode: "HTML" },
});

/** Renders an attachment that Telegram has no form for as its words. */
const inWords = (what: Degradation["what"], lines: readonly string[]): Body => ({
  ...textBody(htmlOf(plain(cutText(lines.join("\n").trim(), 4096) || "–"))),
  degraded: [{ what, into: "text" }],
});

/** Renders attachments as calls in order; with `album`, neighbours that Telegram can group share one. */
export function bodiesOf(
  parts: readonly OutboundPart[],
  { album }: { readonly album: boolean },
): readonly Body[] {
  return groupsOf(parts, album).flatMap((group) => {
    const media = group.flatMap((part) => (part.kind === "media" ? [part.media] : []));
    return media.length > 1 ? [albumBody(media)] : group.map(bodyOf);
  });
}

const ALBUM_MAX = 10;

/** Photos and videos share an album; audio and files need their own; other kinds are never grouped. */
const ALBUM_KIND = {
  image: "visual",
  video: "visual",
  audio: "audio",
  file: "file",
  voice: null,
  sticker: null,
  animation: null,
} as const;

const albumKindOf = (part: OutboundPart | undefined) =>
  part?.kind === "media" ? ALBUM_KIND[part.media.kind] : null;

function groupsOf(parts: readonly OutboundPart[], album: boolean): readonly (readonly OutboundPart[])[] {
  const groups: OutboundPart[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const joins =
      album &&
      group &&
      albumKindOf(part) !== null &&
      albumKindOf(part) === albumKindOf(group[0]) &&
      group.length < ALBUM_MAX;
    if (joins) group.push(part);
    else groups.push([part]);
  }
  return groups;
}

function bodyOf(part: OutboundPart): Body {
  switch (part.kind) {
    case "media":
      return mediaBody(part.media);
    case "location":
      return locationBody(part);
    case "contact_card":
      return contactBody(part);
    case "poll":
      return pollBody(part);
  }
}

const WORDS = {
  image: ["sendPhoto", "photo"],
  video: ["sendVideo", "video"],
  audio: ["sendAudio", "audio"],
  voice: ["sendVoice", "voice"],
  file: ["sendDocument", "document"],
  animation: ["sendAnimation", "animation"],
  sticker: ["sendSticker", "sticker"],
} as const;

function mediaBody(media: OutboundMedia, params: JsonObject = {}): Body {
  const [method, field] = WORDS[media.kind];
  const body = { method, params, files: [fileOf(field, media)] };
  return media.kind === "sticker"
    ? body
    : { ...body, captioned: (html) => mediaBody(media, { caption: html, parse_mode: "HTML" }) };
}

function albumBody(media: readonly OutboundMedia[], caption: JsonObject = {}): Body {
  const items = media.map((one, index) => ({
    type: WORDS[one.kind][1],
    media: `attach://file${index}`,
    ...(index === 0 && caption),
  }));
  return {
    method: "sendMediaGroup",
    params: { media: items },
    files: media.map((one, index) => fileOf(`file${index}`, one)),
    album: true,
    captioned: (html) => albumBody(media, { caption: html, parse_mode: "HTML" }),
  };
}

const fileOf = (field: string, { fileName, contentType, open }: OutboundMedia): RenderedFile => ({
  field,
  fileName,
  contentType,
  open,
});

/** Renders a named location as a venue, which needs an address too. */
function locationBody({ latitude, longitude, title, address }: LocationPart): Body {
  if (!title) return { method: "sendLocation", params: { latitude, longitude } };
  return { method: "sendVenue", params: { latitude, longitude, title, address: address || title } };
}

/** Renders a contact card. Telegram's cards need exactly one phone number; others become text. */
function contactBody({ name, phones, emails }: ContactCardPart): Body {
  const [phone] = phones;
  if (phone && name && phones.length === 1 && emails.length === 0)
    return { method: "sendContact", params: { phone_number: phone, first_name: name } };
  return inWords("contact_card", [name, ...phones, ...emails].filter(Boolean));
}

const POLL = { questionMax: 300, optionMax: 100, optionsMin: 2, optionsMax: 12 } as const;

/** Renders a poll beyond Telegram's limits as a text with numbered options. */
function pollBody({ question, options, multiple }: PollPart): Body {
  const fits =
    question.length > 0 &&
    question.length <= POLL.questionMax &&
    options.length >= POLL.optionsMin &&
    options.length <= POLL.optionsMax &&
    options.every((option) => option.length > 0 && option.length <= POLL.optionMax);
  if (!fits) return inWords("poll", [question, ...options.map((option, index) => `${index + 1}. ${option}`)]);
  return {
    method: "sendPoll",
    params: {
      question,
      options: options.map((text) => ({ text })),
      is_anonymous: false,
      allows_multiple_answers: multiple,
    },
  };
}
