import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can, type MemberActor } from "../../access/index.ts";
import { anyActor, anyResource } from "../../testing/arbitrary-actor.ts";
import { assertCanGrant } from "./assert-can-grant.ts";

describe("what somebody may give, change or take away", () => {
  it("reaches nothing of anybody's that they do not reach themselves", () => {
    const verdicts = { reached: 0, refused: 0 };
    fc.assert(
      fc.property(anyActor, anyActor, anyResource, (giver, given, row) => {
        if (!mayGive(giver, given)) return void (verdicts.refused += 1);
        verdicts.reached += 1;
        const mayTouch = can(giver, "conversation.read", row) || row.ownerId === given.userId;
        expect(can(given, "conversation.read", row) && !mayTouch).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(verdicts.reached, verdicts.refused)).toBeGreaterThan(100);
  });

  it("is their own, to themselves", () => {
    fc.assert(fc.property(anyActor, (actor) => mayGive(actor, actor)));
  });
});

function mayGive(giver: MemberActor, given: MemberActor): boolean {
  try {
    assertCanGrant(giver, given.permissions, given);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ kind: "refused", code: "role_above_yours" });
    return false;
  }
}
