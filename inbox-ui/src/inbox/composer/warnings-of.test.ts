import { expect, it } from "vitest";
import type { Capabilities } from "../../api/types.ts";
import { en } from "../words/en.ts";
import { warningsOf } from "./warnings-of.ts";

const none = { support: "none" } as const;
const sms: Capabilities = {
  text: { maxLength: 160, captionMaxLength: 0, marks: [] },
  media: { image: 1000 },
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
  edit: none,
  delete: none,
  reaction: { support: "none", max: 0 },
  typing: { out: false, in: false, lastsMs: 0 },
  receipts: { delivered: false, read: false },
  groups: false,
  threads: { support: "none", titleMax: 0 },
  commandsMenu: false,
  idempotency: { kind: "none" },
  rate: { perChannelPerSecond: 1, perThreadPerSecond: 1 },
  backfill: false,
  callTimeoutMs: 1000,
};
const setting = {
  capabilities: sms,
  channel: "SMS",
  words: en.composer.warnings,
  list: (items: readonly string[]) => items.join(" and "),
  size: (bytes: number) => `${bytes} bytes`,
};

it("says what the platform will not carry", () => {
  const draft = {
    text: {
      text: "a b",
      marks: [
        { kind: "bold", start: 0, end: 1 },
        { kind: "italic", start: 2, end: 3 },
      ] as const,
    },
    files: [
      { name: "film.mp4", size: 1, kind: "video" as const },
      { name: "big.png", size: 2000, kind: "image" as const },
    ],
    isAnswer: true,
  };
  expect(warningsOf(draft, setting)).toEqual([
    "SMS doesn't support bold and italic. It is sent as plain text.",
    "SMS doesn't support videos.",
    "big.png is too large for SMS (limit 1000 bytes).",
    "SMS doesn't show which message you reply to.",
  ]);
});

it.each([
  ["image", 2000, ["big.png is too large for SMS (limit 1500 bytes)."]],
  ["image", 1200, ["big.png is too large for a preview on SMS. It is sent as a file."]],
  ["video", 1200, ["big.png is too large for a preview on SMS. It is sent as a file."]],
  ["image", 1000, []],
] as const)("F13: says when a file goes out as a plain one: %s of %i bytes", (kind, size, said) => {
  const files = [{ name: "big.png", size, kind }];
  const capabilities = { ...sms, media: { image: 1000, file: 1500 } };
  expect(
    warningsOf({ text: { text: "", marks: [] }, files, isAnswer: false }, { ...setting, capabilities }),
  ).toEqual(said);
});

it("says nothing when all of it arrives", () => {
  expect(warningsOf({ text: { text: "hi", marks: [] }, files: [], isAnswer: false }, setting)).toEqual([]);
});
