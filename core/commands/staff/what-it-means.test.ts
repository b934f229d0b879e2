import { describe, expect, it } from "vitest";
import type { ConversationId, UserId } from "../../kernel/ids.ts";
import { whatItMeans, type Meaning, type PlainText } from "./what-it-means.ts";

const [ada, grace]: UserId[] = ["usr_ada", "usr_grace"];
const [linus, eve]: ConversationId[] = ["cnv_linus", "cnv_eve"];

if (!ada || !grace || !linus || !eve) throw new Error("The cast is incomplete.");

const cards = {
  none: null,
  own: { conversationId: linus, userId: ada },
  shared: { conversationId: linus, userId: null },
  "somebody else's": { conversationId: linus, userId: grace },
  "of another conversation": { conversationId: eve, userId: null },
} as const;

const meant = (more: Partial<PlainText>): Meaning =>
  whatItMeans({
    place: "direct",
    card: null,
    thread: null,
    speakerId: ada,
    hasWords: true,
    hasFiles: false,
    replies: false,
    ...more,
  });

/** Every combination there is. */
const combinations = (["direct", "staff"] as const).flatMap((place) =>
  Object.entries(cards).flatMap(([answers, card]) =>
    [null, linus].flatMap((thread) =>
      [true, false].flatMap((replies) =>
        [true, false].flatMap((hasFiles) =>
          [true, false].map((hasWords) => ({ place, answers, card, thread, replies, hasFiles, hasWords })),
        ),
      ),
    ),
  ),
);

describe("a member's plain text", () => {
  it("goes to the customer from one's own chat as an answer to one's card, and from a shared one by the mode alone", () => {
    expect(combinations).toHaveLength(160);
    const sends = combinations.filter((one) => meant(one).kind === "reply");
    expect(
      new Set(
        sends.map(({ place, answers, thread, replies }) =>
          [place, answers, thread ? "in its thread" : "in no thread", replies ? "mode on" : "mode off"].join(
            ", ",
          ),
        ),
      ),
    ).toEqual(
      new Set([
        // A member's own chat has no threads and no mode: both change nothing there.
        ...["in its thread", "in no thread"].flatMap((thread) =>
          ["mode on", "mode off"].flatMap((mode) =>
            ["own", "shared"].map((card) => `direct, ${card}, ${thread}, ${mode}`),
          ),
        ),
        "direct, of another conversation, in no thread, mode on",
        "direct, of another conversation, in no thread, mode off",
        "staff, none, in its thread, mode on",
        "staff, own, in its thread, mode on",
        "staff, own, in no thread, mode on",
        "staff, shared, in its thread, mode on",
        "staff, shared, in no thread, mode on",
        "staff, of another conversation, in no thread, mode on",
      ]),
    );
    expect(sends.some(({ hasFiles, hasWords }) => hasFiles || !hasWords)).toBe(false);
  });

  it.each<[string, Partial<PlainText>, Meaning]>([
    ["in no thread and to no card", { place: "staff" }, { kind: "hint", why: "which" }],
    [
      "to a card in another's thread",
      { place: "staff", card: cards["of another conversation"], thread: linus, replies: true },
      { kind: "hint", why: "two" },
    ],
    ["to somebody else's card", { card: cards["somebody else's"] }, { kind: "hint", why: "foreign" }],
    ["with a file", { card: cards.own, hasFiles: true }, { kind: "hint", why: "files" }],
    ["in a staff thread", { place: "staff", thread: linus }, { kind: "note", conversationId: linus }],
  ])("%s is no reply", (_, text, meaning) => {
    expect(meant(text)).toEqual(meaning);
  });
});
