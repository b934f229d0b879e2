import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can, type MemberActor } from "../../../access/index.ts";
import type { ChannelId, ConversationId, UserId } from "../../../kernel/ids.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import type { CardConversation } from "../cards/card.ts";
import { renderCard } from "../cards/render-card.ts";
import { everybodySees, type Present } from "./everybody-sees.ts";

const users = ["usr_ada", "usr_grace", "usr_linus"].map((id) => unsafeCast<UserId>(id));
const channels = ["chn_shop", "chn_office"].map((id) => unsafeCast<ChannelId>(id));
const teams = ["sales", "night", null];

const member = fc.record({
  userId: fc.constantFrom(...users),
  team: fc.constantFrom(...teams),
  channelIds: fc.subarray(channels),
  scope: fc.constantFrom("all", "own", "team", "channel", undefined),
});
const present = fc.array(fc.option(member, { nil: null }), { maxLength: 5 });
const resource = fc.record({
  ownerId: fc.option(fc.constantFrom(...users), { nil: null }),
  channelId: fc.constantFrom(...channels),
  team: fc.constantFrom(...teams),
});

const actorOf = ({ scope, ...more }: typeof member extends fc.Arbitrary<infer M> ? M : never): MemberActor =>
  unsafeCast({ kind: "member", permissions: scope ? { "conversation.read": scope } : {}, ...more });

const SECRET = "A secret of Margaret's";

const conversation = (resourceOf: CardConversation["resource"]): CardConversation => ({
  id: unsafeCast<ConversationId>("cnv_1"),
  number: 12,
  platform: "Scripted",
  customer: "Margaret",
  status: "open",
  snoozedUntil: null,
  urgent: false,
  assignee: null,
  waitingSince: null,
  lines: [SECRET],
  further: 1,
  resource: resourceOf,
});

describe("a card in a shared chat", () => {
  it("shows nothing of a customer that one present may not see, whoever is there and whatever their rights", () => {
    let [shown, hidden] = [0, 0];
    fc.assert(
      fc.property(present, resource, (people, where) => {
        const room: Present[] = people.map((one) => one && actorOf(one));
        const viewer = everybodySees(room, where) ? "everybody" : "anybody";
        const { text, status } = renderCard(conversation(where), viewer, "en", "UTC");
        const isShown = `${text}${status}`.includes(SECRET) || `${text}${status}`.includes("Margaret");
        const mayNot = room.some((one) => one === null || !can(one, "conversation.read", where));
        if (isShown) shown += 1;
        else hidden += 1;
        expect(isShown && (mayNot || room.length === 0)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    // It could pass emptily.
    expect(Math.min(shown, hidden)).toBeGreaterThan(50);
  });
});
