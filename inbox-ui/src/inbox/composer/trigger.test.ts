import { expect, it } from "vitest";
import { triggerIn } from "./trigger.ts";

it("offers canned replies at a slash, at the start or after a space", () => {
  expect(triggerIn("/ref", "reply")).toEqual({ kind: "canned", typed: "ref", length: 4 });
  expect(triggerIn("Hello /", "reply")).toEqual({ kind: "canned", typed: "", length: 1 });
});

it("takes a date, an address or a time for what it is", () => {
  expect(["1/2", "https://x", "at 10:30", "mail@x"].map((typed) => triggerIn(typed, "note"))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it("takes a smile for what it is, and offers emoji from two letters on", () => {
  expect([":D", "fine :p"].map((typed) => triggerIn(typed, "reply"))).toEqual([undefined, undefined]);
  expect(triggerIn("fine :th", "reply")).toEqual({ kind: "emoji", typed: "th", length: 3 });
});

it("offers people in notes only", () => {
  expect(triggerIn("ask @Be", "note")).toEqual({ kind: "people", typed: "Be", length: 3 });
  expect(triggerIn("ask @Be", "reply")).toBeUndefined();
});
