import { describe, expect, it } from "vitest";
import { usablePerson } from "./usable-person.ts";

describe("F3: what a host page says of a visitor", () => {
  it.each<{ readonly given: unknown }>([
    { given: null },
    { given: undefined },
    { given: "Ada" },
    { given: { name: "" } },
    { given: { name: null } },
    { given: { name: "  " } },
    { given: { email: "n/a" } },
    { given: { email: "" } },
    { given: { email: `${"e".repeat(250)}@e.de` } },
    { given: { phone: "+491" } },
    { given: { constructor: "x" } },
  ])("is forgotten where it is unusable: $given", ({ given }) => expect(usablePerson(given)).toEqual({}));

  it("is kept where it is usable", () => {
    const ada = { name: "Ada", email: "ada@example.com", emailProof: "abc" };
    expect(usablePerson({ ...ada, phone: "+491", email_verified: true })).toEqual(ada);
  });

  it("keeps the beginning of a name that is too long", () =>
    expect(usablePerson({ name: "x".repeat(121) })).toEqual({ name: "x".repeat(120) }));
});
