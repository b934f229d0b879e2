import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import type { MemberActor } from "./actor.ts";
import { authorise } from "./authorise.ts";
import { BUILT_IN_ROLES } from "./built-in-roles.ts";
import { can, type Resource } from "./can.ts";
import {
  covers,
  misfitsIn,
  permissionNames,
  readRights,
  scopesOf,
  SCOPES,
  type Rights,
} from "./permissions.ts";
import { checkReach } from "./roles/check-reach.ts";
import { scopeOf, type ListScope } from "./scope-of.ts";

const [ann, bob] = [newId("usr"), newId("usr")];
const [shop, help] = [newId("chn"), newId("chn")];

const member = (permissions: Rights, more: Partial<MemberActor> = {}): MemberActor => ({
  kind: "member",
  userId: ann,
  name: "Ann",
  email: "ann@example.test",
  sessionId: newId("ses"),
  organizationId: newId("org"),
  role: "test",
  roleId: null,
  permissions,
  channelIds: [shop],
  team: "night",
  ...more,
});

const resources = fc.record({
  ownerId: fc.constantFrom(ann, bob, null),
  channelId: fc.constantFrom(shop, help, null),
  team: fc.constantFrom("night", "day", null),
});
const actors = fc
  .record({
    scope: fc.constantFrom(...SCOPES, undefined),
    team: fc.constantFrom("night", null),
    channelIds: fc.constantFrom([shop], []),
  })
  .map(({ scope, ...more }) => member(scope === undefined ? {} : { "conversation.read": scope }, more));

describe("can", () => {
  it.each([
    ["own", { ownerId: ann }, true],
    ["own", { ownerId: bob }, false],
    ["own", {}, false],
    ["own", { ownerId: bob, team: "night", channelId: shop }, false],
    ["team", { ownerId: bob, team: "night" }, true],
    ["team", { ownerId: bob, team: "day", channelId: shop }, false],
    ["channel", { ownerId: bob, channelId: shop }, true],
    ["channel", { ownerId: bob, channelId: help }, false],
    ["all", { ownerId: bob }, true],
  ] as const)("with the scope %s and %o says %s", (scope, resource: Resource, verdict) => {
    expect(can(member({ "conversation.read": scope }), "conversation.read", resource)).toBe(verdict);
    expect(can(member({ "conversation.read": scope }), "conversation.reply", resource)).toBe(false);
  });

  it("takes nobody's team for the team of nobody", () => {
    expect(
      can(member({ "conversation.read": "team" }, { team: null }), "conversation.read", {
        ownerId: bob,
        team: null,
      }),
    ).toBe(false);
  });

  it("agrees with the filter of lists on every row", () => {
    fc.assert(
      fc.property(
        actors,
        resources,
        (actor, row) =>
          shows(scopeOf(actor, "conversation.read"), row) === can(actor, "conversation.read", row),
      ),
    );
  });

  it("gives a visitor nothing, a rule what rules do, and the hub everything", () => {
    const rule = { kind: "rule", ruleId: newId("rul"), organizationId: newId("org") } as const;
    const visitor = {
      kind: "visitor",
      organizationId: newId("org"),
      channelId: shop,
      visitorKey: "k",
    } as const;
    expect(permissionNames.filter((permission) => can(visitor, permission))).toEqual([]);
    expect(can(rule, "conversation.reply")).toBe(true);
    expect(
      permissionNames.filter(
        (permission) => /manage|member|audit|channel/.test(permission) && can(rule, permission),
      ),
    ).toEqual([]);
    expect(permissionNames.every((permission) => can({ kind: "system" }, permission))).toBe(true);
  });
});

/** What a list's WHERE would do. */
const shows = (
  scope: ListScope,
  row: { ownerId: string | null; team: string | null; channelId: string | null },
): boolean =>
  scope.kind === "all" ||
  (scope.kind === "some" &&
    (row.ownerId === scope.ownerId ||
      (scope.team !== null && row.team === scope.team) ||
      scope.channelIds.some((channelId) => channelId === row.channelId)));

describe("what somebody may give, change or take away", () => {
  it("reaches nothing of anybody's that they do not reach themselves", () => {
    const verdicts = { reached: 0, refused: 0 };
    fc.assert(
      fc.property(actors, actors, resources, (giver, given, row) => {
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
    fc.assert(fc.property(actors, (actor) => mayGive(actor, actor)));
  });
});

function mayGive(giver: MemberActor, given: MemberActor): boolean {
  try {
    checkReach(giver, given.permissions, given);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ kind: "refused", code: "role_above_yours" });
    return false;
  }
}

describe("authorise", () => {
  it("refuses by throwing, and says what is missing", () => {
    expect(() => authorise(member({}), "channel.manage")).toThrow(
      expect.objectContaining({
        kind: "refused",
        code: "permission_missing",
        facts: { permission: "channel.manage" },
      }),
    );
    expect(() => authorise(member({ "channel.manage": "all" }), "channel.manage")).not.toThrow();
  });
});

describe("rights", () => {
  it("reach part of the way only where something is somebody's, a team's or in a channel", () => {
    const partly = permissionNames.filter((permission) => scopesOf(permission).length > 1);
    expect([...new Set(partly.map((permission) => permission.split(".")[0]))]).toEqual([
      "conversation",
      "message",
      "attachment",
      "contact",
    ]);
    for (const permission of permissionNames)
      for (const scope of SCOPES)
        expect(readRights({ [permission]: scope })).toEqual(
          partly.includes(permission) || scope === "all" ? { [permission]: scope } : {},
        );
    for (const rights of Object.values(BUILT_IN_ROLES)) expect(misfitsIn(rights)).toEqual([]);
  });

  it("from a row keep what the table knows and forget the rest", () => {
    expect(
      readRights({
        "conversation.read": "own",
        "nosuch.thing": "all",
        "audit.read": "everywhere",
        constructor: "all",
      }),
    ).toEqual({ "conversation.read": "own" });
  });

  it("are ordered: owner over admin over supervisor over agent, and never the other way", () => {
    const ladder = [
      BUILT_IN_ROLES.owner,
      BUILT_IN_ROLES.admin,
      BUILT_IN_ROLES.supervisor,
      BUILT_IN_ROLES.agent,
      BUILT_IN_ROLES.viewer,
    ];
    for (const [at, higher] of ladder.entries())
      for (const lower of ladder.slice(at + 1))
        expect([covers(higher, lower), covers(lower, higher)]).toEqual([true, false]);
  });
});
