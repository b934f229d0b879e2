import type { Capabilities } from "../../core/protocol/index.ts";

const MEGABYTE = 1024 * 1024;

/** What bots may react with: core.telegram.org/bots/api#reactiontypeemoji, in the spelling that browsers paint in colours. */
const REACTIONS: readonly string[] = [
  "❤️", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊️", "🤡", "🥱", "🥴", "😍", "🐳", "❤️‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾",
  "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍️", "🤗", "🫡", "🎅", "🎄", "☃️", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂️", "🤷", "🤷‍♀️", "😡",
];

/** Telegram's limits: core.telegram.org/bots/api and core.telegram.org/bots/faq#broadcasting-to-users. */
export const capabilities: Capabilities = {
  text: { maxLength: 4096, captionMaxLength: 1024, marks: ["bold", "italic", "underline", "strike", "code", "spoiler", "quote", "pre", "link", "mention"] },
  media: { image: 10 * MEGABYTE, video: 50 * MEGABYTE, audio: 50 * MEGABYTE, voice: 50 * MEGABYTE, file: 50 * MEGABYTE, sticker: 512 * 1024, animation: 50 * MEGABYTE },
  downloadMax: 20 * MEGABYTE,
  location: "native",
  contactCard: "native",
  poll: "native",
  album: "native",
  buttons: { support: "native", maxRows: 12, maxPerRow: 8, labelMax: 64, valueMaxBytes: 64 },
  reply: "native",
  edit: { support: "native" },
  delete: { support: "native", withinMs: 48 * 60 * 60 * 1000 },
  reaction: { support: "native", max: 1, emoji: REACTIONS },
  typing: { out: true, in: false, lastsMs: 5000 },
  receipts: { delivered: false, read: false },
  groups: true,
  commandsMenu: true,
  idempotency: "none",
  rate: { perChannelPerSecond: 30, perThreadPerSecond: 1 },
  backfill: false,
  callTimeoutMs: 60_000,
};
