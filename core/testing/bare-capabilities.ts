import type { Capabilities } from "../protocol/index.ts";

/** What a platform can do that can do nothing but carry short texts; a test adds what it is about. */
export const BARE: Capabilities = {
  text: { maxLength: 100, captionMaxLength: 0, marks: [] },
  media: {},
  downloadMax: 0,
  location: "none",
  contactCard: "none",
  poll: "none",
  album: "none",
  buttons: { support: "none", maxRows: 0, maxPerRow: 0, labelMax: 0, valueMaxBytes: 0 },
  choices: { support: "none", max: 0 },
  forms: { support: "none", maxFields: 0 },
  ephemeral: "none",
  reply: "none",
  edit: { support: "none" },
  delete: { support: "none" },
  reaction: { support: "none", max: 0 },
  typing: { out: false, in: false, lastsMs: 0 },
  receipts: { delivered: false, read: false },
  groups: false,
  threads: { support: "none", titleMax: 0 },
  commandsMenu: false,
  idempotency: { kind: "none" },
  rate: { perChannelPerSecond: 1_000, perThreadPerSecond: 1_000 },
  backfill: false,
  callTimeoutMs: 10_000,
};
