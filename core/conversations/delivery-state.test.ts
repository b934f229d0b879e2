import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advances, type DeliveryState } from "../deliveries/index.ts";

const STATES = ["queued", "sending", "unconfirmed", "failed", "sent", "delivered", "read"] as const;

/** Where news leads from each state; everything else changes nothing. */
const LEADS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ["sending", "unconfirmed", "failed", "sent", "delivered", "read"],
  sending: ["unconfirmed", "failed", "sent", "delivered", "read"],
  unconfirmed: ["failed", "sent", "delivered", "read"],
  failed: ["sent", "delivered", "read"],
  sent: ["failed", "delivered", "read"],
  delivered: ["read"],
  read: [],
};

describe("a message that is", () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to, LEADS[from].includes(to)] as const)))(
    "%s, and of which it is said that it is %s, moves: %s",
    (from, to, moves) => expect(advances(from, to)).toBe(moves),
  );
});

describe("receipts of one message", () => {
  const after = (news: readonly DeliveryState[]) =>
    news.reduce<DeliveryState>((state, to) => (advances(state, to) ? to : state), "sent");
  const arrivals = fc.array(fc.constantFrom("sent", "delivered", "read", "failed"), { maxLength: 8 });

  it("that say it arrived are never undone, in whatever order they come and however often", () => {
    fc.assert(
      fc.property(arrivals, (news) => {
        const arrived = (["read", "delivered"] as const).find((state) => news.includes(state));
        if (arrived) expect(after(news)).toBe(arrived);
        else expect(["sent", "failed"]).toContain(after(news));
      }),
      { numRuns: 500 },
    );
  });

  it("told again change nothing", () => {
    fc.assert(
      fc.property(arrivals, (news) => {
        const state = after(news);
        expect(advances(state, state)).toBe(false);
      }),
    );
  });
});
