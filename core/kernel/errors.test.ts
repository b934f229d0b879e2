import { describe, expect, it } from "vitest";
import { conflict, HubError, invalid, missing, refused, errorMessage, unavailable } from "./errors.ts";

const kinds = { refused, missing, conflict, invalid, unavailable };

describe("an error of the hub", () => {
  it.each(Object.entries(kinds))("of the kind %s says so, to programs and to people", (kind, make) => {
    const error = make("shop_closed", "The shop is closed.", { until: 9, names: ["Ada"] });
    expect(error).toBeInstanceOf(HubError);
    expect(error).toMatchObject({
      name: "HubError",
      kind,
      code: "shop_closed",
      message: "The shop is closed.",
      facts: { until: 9, names: ["Ada"] },
    });
  });

  it("has no facts unless it is given some", () => {
    expect(missing("shop_unknown", "There is no such shop.").facts).toEqual({});
  });

  it("is an error like any other to whoever catches it, with its place in the program", () => {
    const error = conflict("a", "b");
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain("errors.test.ts");
  });
});

it.each([
  [new Error("No route to host"), "No route to host"],
  [invalid("a", "The name is missing."), "The name is missing."],
  [new TypeError(""), ""],
  ["just text", "just text"],
  [404, "404"],
  [null, "null"],
  [undefined, "undefined"],
  [{ toString: () => "an object's own words" }, "an object's own words"],
])("the text of %s as a thrown value is %j", (thrown, text) => expect(errorMessage(thrown)).toBe(text));
