import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { ann, anyActor, anyResource, bob, help, member, shop } from "../testing/arbitrary-actor.ts";
import { authorise } from "./authorise.ts";
import { can, type Resource } from "./can.ts";
import { permissionNames, readRights, scopesOf, SCOPES } from "./permissions.ts";
import { scopeOf, type ListScope } from "./scope-of.ts";

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
        anyActor,
        anyResource,
        (actor, row) =>
          shows(scopeOf(actor, "conversation.read"), row) === can(actor, "conversation.read", row),
      ),
    );
  });

  it("gives a visitor nothing, a rule what rules do, and the hub everything", () => {
    const rule = {
      kind: "rule",
      name: "Greeting",
      ruleId: newId("rul"),
      organizationId: newId("org"),
    } as const;
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
});
