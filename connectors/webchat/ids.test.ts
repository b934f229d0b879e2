import { describe, expect, it } from "vitest";
import { emailProof, newVisitorId, provesEmail, tokenOf, visitorIn } from "./ids.ts";

const SECRET = "s".repeat(40);
const visitor = newVisitorId();
const token = tokenOf(visitor, "chn_1", SECRET);

describe("a visitor's token", () => {
  it("names its visitor on the channel that signed it alone", () =>
    expect([visitorIn(token, "chn_1", SECRET), visitorIn(token, "chn_2", SECRET)]).toEqual([visitor, null]));

  it.each([
    ["letters of two bytes", "é"],
    ["emoji", "🎉"],
    ["nothing", ""],
  ])("signed with %s is nobody's", (_, letter) => {
    const signature = letter.repeat(43).slice(0, 43);
    expect(visitorIn(`${visitor}.${signature}`, "chn_1", SECRET)).toBeNull();
  });
});

it("an address is proven by its own proof, and by no letters of two bytes", () => {
  const proof = emailProof("ada@example.com", SECRET);
  expect(
    [proof, emailProof("eve@example.com", SECRET), "é".repeat(proof.length)].map((one) =>
      provesEmail("ada@example.com", one, SECRET),
    ),
  ).toEqual([true, false, false]);
});
