import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asFarAsTeams,
  covers,
  isPermission,
  overlap,
  permissionNames,
  PERMISSIONS,
  readRights,
  scopesOf,
  SCOPES,
  type Rights,
} from "./permissions.ts";

const EVERYTHING: Rights = Object.fromEntries(permissionNames.map((permission) => [permission, "all"]));

/** What somebody may hold: any permissions, each as far as it may reach. */
const anyRights: fc.Arbitrary<Rights> = fc
  .tuple(...permissionNames.map((permission) => fc.constantFrom(undefined, ...scopesOf(permission))))
  .map((scopes) =>
    Object.fromEntries(
      permissionNames.flatMap((permission, at) =>
        scopes[at] === undefined ? [] : [[permission, scopes[at]]],
      ),
    ),
  );
describe("rights over other rights", () => {
  it("are never less than themselves, and everything is over all of them", () => {
    fc.assert(
      fc.property(anyRights, (rights) => {
        expect([covers(rights, rights), covers(EVERYTHING, rights), covers(rights, {})]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  });

  it("are over what those are over", () => {
    fc.assert(
      fc.property(anyRights, anyRights, anyRights, (a, b, c) => {
        const [high, middle] = [overlap(a, EVERYTHING), overlap(a, b)];
        const low = overlap(middle, c);
        expect([covers(high, middle), covers(middle, low), covers(high, low)]).toEqual([true, true, true]);
      }),
    );
  });

  it("are each other's only where they are the same", () => {
    fc.assert(
      fc.property(anyRights, anyRights, (a, b) => {
        if (covers(a, b) && covers(b, a)) expect(a).toEqual(b);
        else expect(a).not.toEqual(b);
      }),
    );
  });

  it.each(SCOPES.flatMap((mine, at) => SCOPES.map((theirs, other) => [mine, theirs, at >= other] as const)))(
    "as far as %s are over as far as %s: %s",
    (mine, theirs, over) => expect(covers({ "contact.read": mine }, { "contact.read": theirs })).toBe(over),
  );

  it("are not over a single right that is missing", () => {
    for (const permission of permissionNames) {
      const { [permission]: _, ...others } = EVERYTHING;
      expect([permission, covers(others, { [permission]: scopesOf(permission)[0] })]).toEqual([
        permission,
        false,
      ]);
    }
  });
});

describe("what two both allow", () => {
  it("is no more than either, and the most that is", () => {
    fc.assert(
      fc.property(anyRights, anyRights, anyRights, (a, b, other) => {
        const both = overlap(a, b);
        expect([covers(a, both), covers(b, both)]).toEqual([true, true]);
        if (covers(a, other) && covers(b, other)) expect(covers(both, other)).toBe(true);
      }),
    );
  });

  it("is the same whoever is named first", () => {
    fc.assert(
      fc.property(anyRights, anyRights, (a, b) => {
        expect(overlap(a, b)).toEqual(overlap(b, a));
      }),
    );
  });

  it("is what one allows where the other allows everything, and nothing where it allows nothing", () => {
    fc.assert(
      fc.property(anyRights, (rights) => {
        expect([overlap(rights, EVERYTHING), overlap(rights, {})]).toEqual([rights, {}]);
      }),
    );
  });
});

describe("rights as far as teams", () => {
  it("are of those that reach a team or channels, and of no others", () => {
    expect(
      asFarAsTeams({
        "conversation.read": "own",
        "conversation.reply": "team",
        "contact.read": "channel",
        "audit.read": "all",
      }),
    ).toEqual({ "conversation.reply": "all", "contact.read": "all" });
  });
});

describe("rights from a row or from outside", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(anyRights, (rights) => {
        expect(readRights(JSON.parse(JSON.stringify(rights)))).toEqual(rights);
      }),
    );
  });

  it("grant nothing that is not in the table, whatever was stored", () => {
    const anything = fc.dictionary(
      fc.oneof(fc.constantFrom(...permissionNames, "__proto__", "constructor", "toString"), fc.string()),
      fc.oneof(fc.constantFrom(...SCOPES, "everywhere", "ALL", null, true, 1), fc.jsonValue()),
    );
    fc.assert(
      fc.property(anything, (stored) => {
        for (const [permission, scope] of Object.entries(readRights(stored))) {
          expect(isPermission(permission) && scopesOf(permission)).toContain(scope);
          expect(stored[permission]).toBe(scope);
        }
      }),
    );
  });
});

describe("the table of permissions", () => {
  it("says of each in words what it means, and of no two the same", () => {
    const words = Object.values(PERMISSIONS);
    expect(new Set(words).size).toBe(words.length);
    for (const each of words) expect(each).toMatch(/^[A-Z][^.]+$/);
  });

  it.each(["conversation.read", "organization.manage"])("knows %s", (name) =>
    expect(isPermission(name)).toBe(true),
  );

  it.each(["", "conversation", "conversation.READ", "toString", "__proto__", "conversation.read "])(
    "does not know %j",
    (name) => expect(isPermission(name)).toBe(false),
  );
});
