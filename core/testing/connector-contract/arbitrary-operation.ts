import fc from "fast-check";
import type { JsonObject } from "../../kernel/json.ts";
import type {
  Button,
  Capabilities,
  MediaKind,
  OutboundOperation,
  OutboundPart,
  ThreadReference,
} from "../../protocol/index.ts";
import { arbitraryRichText } from "./arbitrary-rich-text.ts";

/** Names that a connector's operations use, true to its platform. */
export type Names = {
  readonly thread: ThreadReference;
  /** The key of a thread below it, where the platform opens some. */
  readonly threadBelow?: string;
  readonly externalId: string;
  readonly answer: JsonObject;
  readonly emoji: string;
};

/** Every operation that core may hand to a connector with these capabilities: texts up to three messages long, and what else the platform can carry. */
export function arbitraryOperation(
  capabilities: Capabilities,
  { thread, externalId, answer, emoji }: Names,
): fc.Arbitrary<OutboundOperation> {
  const text = arbitraryRichText(Math.min(3 * capabilities.text.maxLength, 20_000));
  const short = arbitraryRichText(Math.min(capabilities.text.maxLength, 10_000));
  const buttons = buttonsOf(capabilities);
  const message = fc.record(
    {
      id: fc.constant("msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00"),
      thread: fc.constant(thread),
      text,
      parts: partsOf(capabilities),
      automatic: fc.boolean(),
      buttons,
      replyTo: fc.constant(externalId),
    },
    { requiredKeys: ["id", "thread", "text", "parts", "automatic"] },
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("send" as const), message }) },
    {
      weight: 2,
      arbitrary: fc.record(
        {
          kind: fc.constant("edit" as const),
          thread: fc.constant(thread),
          externalId: fc.constant(externalId),
          text: short,
          buttons,
        },
        { requiredKeys: ["kind", "thread", "externalId", "text"] },
      ),
    },
    fc.constantFrom<OutboundOperation>(
      { kind: "delete", thread, externalIds: [externalId] },
      { kind: "delete", thread, externalIds: [externalId, externalId] },
      { kind: "react", thread, externalId, emoji: [emoji].slice(0, capabilities.reaction.max) },
      { kind: "react", thread, externalId, emoji: [] },
      { kind: "typing", thread },
      { kind: "mark_read", thread, externalId },
      { kind: "answer_button", answer },
      { kind: "answer_button", answer, text: "Thank you" },
    ),
  );
}

function buttonsOf({ buttons }: Capabilities): fc.Arbitrary<readonly (readonly Button[])[]> {
  if (buttons.support === "none") return fc.constant([]);
  const label = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 10 })
    .map((said) => said.slice(0, buttons.labelMax));
  const value = fc.string({ minLength: 1, maxLength: Math.min(buttons.valueMaxBytes, 64) });
  const button: fc.Arbitrary<Button> = fc.oneof(
    fc.record({ label, value }),
    fc.record({ label, url: fc.constant("https://shop.example/lamps/7") }),
  );
  return fc.array(fc.array(button, { maxLength: Math.min(buttons.maxPerRow, 4) }), {
    maxLength: Math.min(buttons.maxRows, 4),
  });
}

const MEDIA_KINDS: readonly MediaKind[] = [
  "image",
  "video",
  "audio",
  "voice",
  "file",
  "sticker",
  "animation",
];

function partsOf(capabilities: Capabilities): fc.Arbitrary<readonly OutboundPart[]> {
  const words = fc.string({ unit: "grapheme", maxLength: 60 });
  const media = MEDIA_KINDS.filter((kind) => capabilities.media[kind] !== undefined).map((kind) =>
    fc.record({
      kind: fc.constant("media" as const),
      media: fc.record({
        kind: fc.constant(kind),
        fileName: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        contentType: fc.constant("application/octet-stream"),
        size: fc.constant(3),
        open: fc.constant(threeBytes),
      }),
    }),
  );
  const other: fc.Arbitrary<OutboundPart>[] = [
    ...(capabilities.location === "none"
      ? []
      : [
          fc.record(
            {
              kind: fc.constant("location" as const),
              latitude: degrees(90),
              longitude: degrees(180),
              title: words,
              address: words,
            },
            { requiredKeys: ["kind", "latitude", "longitude"] },
          ),
        ]),
    ...(capabilities.contactCard === "none"
      ? []
      : [
          fc.record({
            kind: fc.constant("contact_card" as const),
            name: words,
            phones: fc.array(fc.constant("+380441234567"), { maxLength: 2 }),
            emails: fc.array(fc.emailAddress(), { maxLength: 2 }),
          }),
        ]),
    ...(capabilities.poll === "none"
      ? []
      : [
          fc.record({
            kind: fc.constant("poll" as const),
            question: words,
            options: fc.array(words, { maxLength: 14 }),
            multiple: fc.boolean(),
          }),
        ]),
  ];
  const kinds: readonly fc.Arbitrary<OutboundPart>[] = [...media, ...other];
  return kinds.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...kinds), { maxLength: 14 });
}

/** Never -0, which JSON cannot tell from 0. */
const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((value) => value + 0);

const threeBytes = async () => new Uint8Array([1, 2, 3]);
