import type { Capabilities } from "../../core/protocol/index.ts";

/** What a file may have where nobody paid for more: discord.com/developers/docs/reference#uploading-files. */
const FILE_MAX = 10 * 1024 * 1024;

/** Discord's limits: discord.com/developers/docs/resources/message and /topics/rate-limits. */
export const capabilities: Capabilities = {
  text: {
    maxLength: 2000,
    captionMaxLength: 2000,
    marks: [
      "bold",
      "italic",
      "underline",
      "strike",
      "code",
      "spoiler",
      "quote",
      "pre",
      "link",
      "mention",
      "emoji",
    ],
  },
  media: {
    image: FILE_MAX,
    video: FILE_MAX,
    audio: FILE_MAX,
    voice: FILE_MAX,
    file: FILE_MAX,
    sticker: FILE_MAX,
    animation: FILE_MAX,
  },
  // What a member with Nitro may send.
  downloadMax: 500 * 1024 * 1024,
  location: "degraded",
  contactCard: "degraded",
  poll: "native",
  album: "native",
  // A custom id has 100 characters, of which four say which component it is.
  buttons: { support: "native", maxRows: 5, maxPerRow: 5, labelMax: 80, valueMaxBytes: 96 },
  choices: { support: "native", max: 25 },
  forms: { support: "native", maxFields: 5 },
  ephemeral: "native",
  reply: "native",
  edit: { support: "native" },
  delete: { support: "native" },
  reaction: { support: "native", max: 20 },
  typing: { out: true, in: true, lastsMs: 10_000 },
  receipts: { delivered: false, read: false },
  groups: true,
  threads: { support: "native", titleMax: 100 },
  commandsMenu: true,
  // A nonce is checked against those of “the past few minutes”.
  idempotency: { kind: "key", lastsMs: 2 * 60_000 },
  rate: { perChannelPerSecond: 50, perThreadPerSecond: 1, perThreadBurst: 5 },
  backfill: true,
  callTimeoutMs: 60_000,
};
