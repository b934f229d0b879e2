import { cutText } from "../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import {
  plain,
  type ContactCardPart,
  type Degradation,
  type LocationPart,
  type OutboundMedia,
  type OutboundPart,
  type PollPart,
  type RenderedFile,
} from "../../../core/protocol/index.ts";
import { textsOf } from "./texts.ts";

/** A call of a message without its channel. */
export type Body = {
  readonly body: JsonObject;
  readonly files?: readonly RenderedFile[];
  readonly degraded?: readonly Degradation[];
};

/** Renders attachments as calls in order; neighbouring files share one as far as Discord takes them. */
export function bodiesOf(parts: readonly OutboundPart[]): readonly Body[] {
  const bodies: Body[] = [];
  let album: OutboundMedia[] = [];
  const close = () => {
    if (album.length > 0) bodies.push({ body: {}, files: album.map(fileOf) });
    album = [];
  };
  for (const part of parts) {
    if (part.kind === "media") {
      if (isFull(album, part.media)) close();
      album.push(part.media);
    } else {
      close();
      bodies.push(...bodyOf(part));
    }
  }
  close();
  return bodies;
}

const ALBUM_MAX = 10;

/** A request has 25 MiB at most. */
const REQUEST_MAX = 24 * 1024 * 1024;

const isFull = (album: readonly OutboundMedia[], next: OutboundMedia) =>
  album.length >= ALBUM_MAX || album.reduce((sum, { size }) => sum + size, next.size) > REQUEST_MAX;

const fileOf = ({ fileName, contentType, open }: OutboundMedia): RenderedFile => ({
  field: "files",
  fileName,
  contentType,
  open,
});

function bodyOf(part: LocationPart | ContactCardPart | PollPart): readonly Body[] {
  switch (part.kind) {
    case "location":
      return locationBodies(part);
    case "contact_card":
      return textBodies([part.name, ...part.phones, ...part.emails], { what: "contact_card", into: "text" });
    case "poll":
      return pollBodies(part);
  }
}

function locationBodies({ latitude, longitude, title, address }: LocationPart): readonly Body[] {
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`;
  return textBodies([title, address, map], { what: "location", into: "link" });
}

function textBodies(lines: readonly (string | undefined)[], degraded: Degradation): readonly Body[] {
  const words = lines.filter((line) => line?.trim()).join("\n");
  return textsOf(plain(words || "–")).map((content) => ({ body: { content }, degraded: [degraded] }));
}

const POLL = { questionMax: 300, optionMax: 55, optionsMax: 10, hours: 168 } as const;

/** Renders a poll beyond Discord's limits as a text with numbered options. */
function pollBodies({ question, options, multiple }: PollPart): readonly Body[] {
  const fits =
    isWithin(question, POLL.questionMax) &&
    options.length > 0 &&
    options.length <= POLL.optionsMax &&
    options.every((option) => isWithin(option, POLL.optionMax));
  if (!fits) {
    const numbered = options.map((option, index) => `${index + 1}. ${option}`);
    return textBodies([question, ...numbered], { what: "poll", into: "text" });
  }
  return [
    {
      body: {
        poll: {
          question: { text: question },
          answers: options.map((text) => ({ poll_media: { text } })),
          duration: POLL.hours,
          allow_multiselect: multiple,
        },
      },
    },
  ];
}

const isWithin = (text: string, max: number) => text.trim() !== "" && cutText(text, max) === text;
