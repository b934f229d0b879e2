import { conflict, invalid } from "../kernel/errors.ts";
import type { Capabilities, Connector, MediaKind, RichText } from "../protocol/index.ts";

/** A platform as far as it limits what we may do; the one place where these limits become refusals. */
export type ChannelCapabilities = Pick<Connector, "name" | "capabilities" | "templates">;

/** A message of ours that is at the platform, or on its way there. */
export type SentMessage = {
  readonly body: string;
  readonly parts: readonly { readonly kind: string }[];
  readonly sentAt: Date;
};

/** Throws, in words for whoever asked, when the platform would not take this edit. */
export function requireEdit(
  { name, capabilities }: ChannelCapabilities,
  message: SentMessage,
  text: RichText,
  now: Date,
): void {
  if (capabilities.edit.support === "none")
    throw conflict("edit_not_carried", `${name} doesn't support editing sent messages.`);
  requireTime(
    "edit_too_late",
    `This message is too old to edit on ${name}.`,
    capabilities.edit.withinMs,
    message,
    now,
  );
  const limit = message.parts.length > 0 ? capabilities.text.captionMaxLength : capabilities.text.maxLength;
  if (message.body.length > limit)
    throw conflict(
      "edit_of_pieces",
      `This message was too long for ${name} and was sent in parts, so it can't be edited.`,
    );
  if (text.text.length > limit)
    throw invalid(
      "text_too_long",
      `${name} allows at most ${limit} characters here. This text has ${text.text.length}.`,
      { limit, length: text.text.length },
    );
}

/** The same for taking a message back. */
export function requireDelete(
  { name, capabilities }: ChannelCapabilities,
  message: SentMessage,
  now: Date,
): void {
  if (capabilities.delete.support === "none")
    throw conflict("delete_not_carried", `${name} doesn't support deleting sent messages.`);
  requireTime(
    "delete_too_late",
    `This message is too old to delete on ${name}.`,
    capabilities.delete.withinMs,
    message,
    now,
  );
}

/** The same for our reactions. */
export function requireReaction({ name, capabilities }: ChannelCapabilities, emoji: readonly string[]): void {
  const { support, max, emoji: taken } = capabilities.reaction;
  if (support === "none") throw conflict("reaction_not_carried", `${name} doesn't support reactions.`);
  if (emoji.length > max)
    throw invalid("too_many_reactions", `${name} allows at most ${max} reactions per message.`, {
      max,
    });
  const foreign = emoji.find((one) => taken?.every((other) => bare(other) !== bare(one)));
  if (foreign !== undefined)
    throw invalid("reaction_unknown", `${name} doesn't support the reaction ${foreign}.`, { emoji: foreign });
}

/** Without the sign that asks for colours, which some keyboards write and others leave out. */
const bare = (emoji: string): string => emoji.replaceAll("\uFE0F", "");

/** The same for the files of a reply. */
export function requireParts(
  { name, capabilities }: ChannelCapabilities,
  files: readonly { readonly kind: MediaKind; readonly fileName: string; readonly size: number }[],
): void {
  for (const { kind, fileName, size } of files) {
    if (carriedKind(capabilities, kind, size) !== null) continue;
    const most = capabilities.media[kind];
    if (most === undefined)
      throw conflict(
        "kind_not_carried",
        `Couldn't send ${fileName}: ${name} doesn't support ${NAMES[kind]}.`,
        {
          kind,
        },
      );
    throw invalid(
      "file_too_large",
      `${fileName} is too large for ${name}. The limit for ${NAMES[kind]} is ${inMegabytes(most)} MB.`,
      { kind, size, most },
    );
  }
}

/** Returns as what a file goes out: as what it is, else as a plain file; null when the platform takes it as neither. */
export function carriedKind(
  { media }: Pick<Capabilities, "media">,
  kind: MediaKind,
  size: number,
): MediaKind | null {
  return [kind, "file" as const].find((one) => size <= (media[one] ?? -1)) ?? null;
}

const NAMES: Readonly<Record<MediaKind, string>> = {
  image: "pictures",
  video: "videos",
  audio: "audio files",
  voice: "voice messages",
  file: "files",
  sticker: "stickers",
  animation: "animations",
};

const inMegabytes = (bytes: number): number => Math.round(bytes / 1024 / 10.24) / 100;

function requireTime(
  code: string,
  words: string,
  withinMs: number | undefined,
  { sentAt }: SentMessage,
  now: Date,
): void {
  if (withinMs !== undefined && now.getTime() - sentAt.getTime() > withinMs)
    throw conflict(code, words, { withinMs });
}
