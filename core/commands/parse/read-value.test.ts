import { describe, expect, it } from "vitest";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import type { GivenArgument } from "./parsed.ts";
import { parseCommand } from "./parse-command.ts";

const parse = (text: string) => parseCommand(typedBy(text), exampleCommands);

/** The argument of this name that a text gives; fails where it is no call. */
function givenBy(text: string, name: string): GivenArgument | undefined {
  const parsed = parse(text);
  expect(show(parsed)).toContain(name);
  return parsed.kind === "call" ? parsed.given.find(({ argument }) => argument.name === name) : undefined;
}

describe("a duration", () => {
  it.each([
    ["30m", "PT30M"],
    ["2h", "PT2H"],
    ["1d", "P1D"],
    ["1w", "P1W"],
    ["1h30m", "PT1H30M"],
    ["2W3D", "P2W3D"],
  ])("is said as %s", (said, iso) => {
    const value = givenBy(`/snooze ${said}`, "duration")?.value;
    expect(value?.kind === "duration" && value.value.toString()).toBe(iso);
  });

  it.each([
    ["3", "duration_without_unit at 8 “3” → 3m"],
    ["12345", "not_a_duration at 8 “12345”"],
    ["0m", "not_a_duration at 8 “0m”"],
    ["30m1h", "not_a_duration at 8 “30m1h”"],
    ["30min", "not_a_duration at 8 “30min” → 30m"],
    ["2std", "not_a_duration at 8 “2std” → 2h"],
    ["3tage", "not_a_duration at 8 “3tage” → 3d"],
    ["1.5h", "not_a_duration at 8 “1.5h”"],
    ["-1h", "not_a_duration at 8 “-1h”"],
    ["99999h", "not_a_duration at 8 “99999h”"],
    ["soon", "not_a_duration at 8 “soon”"],
  ])("is not said as %s", (said, error) => expect(show(parse(`/snooze ${said}`))).toBe(error));
});

describe("a conversation", () => {
  it.each([
    ["/merge #12 13", 12, 13],
    ["/merge 999999999 #1", 999_999_999, 1],
  ])("is a number: %s", (text, from, into) => {
    expect(givenBy(text, "from")?.number).toBe(from);
    expect(givenBy(text, "into")?.number).toBe(into);
  });

  it.each([
    ["0", "not_a_conversation at 7 “0”"],
    ["#012", "not_a_conversation at 7 “#012” → #12"],
    ["##12", "not_a_conversation at 7 “##12” → #12"],
    ["１２", "not_a_conversation at 7 “１２”"],
    ["1000000000", "not_a_conversation at 7 “1000000000”"],
    ["ada", "not_a_conversation at 7 “ada”"],
  ])("is not %s", (said, error) => expect(show(parse(`/merge ${said} 13`))).toBe(error));
});

describe("words of a list", () => {
  it.each([
    ["/priority HIGH", { kind: "priority", value: "high" }],
    ["/priority dringend", { kind: "priority", value: "urgent" }],
    ["/away AUTO", { kind: "choice", value: "Auto" }],
    ["/can conversation.close", { kind: "permission", value: "conversation.close" }],
    ["/member invite ada@example.com", { kind: "email", value: "ada@example.com" }],
    ["/label x why", { kind: "text", value: "why" }],
    ["/note a  b", { kind: "rest", value: "a  b" }],
  ])("become values: %s", (text, value) => {
    const parsed = parse(text);
    expect(parsed.kind === "call" && parsed.given.at(-1)?.value).toEqual(value);
  });

  it.each([
    ["/priority hgih", "not_a_priority at 10 “hgih” → high"],
    ["/priority whatever", "not_a_priority at 10 “whatever”"],
    ["/away ofn", "not_a_choice at 6 “ofn” → on"],
    ["/away later", "not_a_choice at 6 “later”"],
    ["/can conversation.clsoe", "not_a_permission at 5 “conversation.clsoe” → conversation.close"],
    ["/can constructor", "not_a_permission at 5 “constructor”"],
    ["/member invite ada@", "not_an_email at 15 “ada@”"],
    ["/member invite <ada@example.com>", "not_an_email at 15 “<ada@example.com>”"],
    ["/member invite ada@exa\u200Bmple.com", "not_an_email at 15 “ada@exa\u200Bmple.com”"],
    ["/member invite a,b@example.com", "not_an_email at 15 “a,b@example.com”"],
  ])("are refused with the nearest: %s", (text, error) => expect(show(parse(text))).toBe(error));

  it("of what has to be looked up nothing is read", () =>
    expect(givenBy("/assign @ada", "member")).toEqual({ argument: expect.anything(), said: "@ada" }));
});
