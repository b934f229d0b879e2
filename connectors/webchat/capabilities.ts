import type { Capabilities } from "../../core/protocol/index.ts";

const FILE_MAX = 25_000_000;

/** Our own limits: what a phone shows well and a page can hold. */
export const capabilities: Capabilities = {
  text: {
    maxLength: 20_000,
    captionMaxLength: 20_000,
    marks: ["bold", "italic", "underline", "strike", "code", "spoiler", "quote", "pre", "link"],
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
  downloadMax: FILE_MAX,
  location: "degraded",
  contactCard: "none",
  poll: "none",
  album: "native",
  buttons: { support: "native", maxRows: 8, maxPerRow: 3, labelMax: 60, valueMaxBytes: 256 },
  choices: { support: "none", max: 0 },
  forms: { support: "none", maxFields: 0 },
  ephemeral: "none",
  reply: "none",
  edit: { support: "native" },
  delete: { support: "native" },
  reaction: { support: "none", max: 0 },
  typing: { out: true, in: true, lastsMs: 6_000 },
  receipts: { delivered: true, read: true },
  groups: false,
  threads: { support: "none", titleMax: 0 },
  commandsMenu: false,
  // The message is a row of ours: its id is never forgotten.
  idempotency: { kind: "key", lastsMs: Number.MAX_SAFE_INTEGER },
  rate: { perChannelPerSecond: 1_000, perThreadPerSecond: 50 },
  backfill: false,
  callTimeoutMs: 1_000,
};
