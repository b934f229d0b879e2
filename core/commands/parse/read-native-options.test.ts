import { describe, expect, it } from "vitest";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import { parseCommand } from "./parse-command.ts";

const call = (text: string, options: Readonly<Record<string, unknown>>) =>
  show(parseCommand(typedBy(text, { place: "group", options }), exampleCommands));

describe("a native command's options", () => {
  it.each([
    ["/assign", { member: "ada", conversation: 12 }, "assign conversation=12 member=ada"],
    ["/assign", { MEMBER: "ada" }, "assign member=ada"],
    ["/channel pause", { channel: "support" }, "channel pause channel=support"],
    ["/reply", { text: '  "12" boxes\n' }, 'reply text=  "12" boxes\n'],
    ["/remind", { until: "next friday" }, "remind until=next friday"],
    ["/assign", { member: { identity: "42", name: "Ada Lovelace" } }, "assign member=@Ada Lovelace(42)"],
    ["/assign @ada", { team: "sales" }, "assign member=@ada team=sales"],
    ["/assign @ada", { member: "" }, "assign member=@ada"],
  ])("are arguments by name: %s %j", (text, options, expected) => expect(call(text, options)).toBe(expected));

  it.each([null, undefined, "", "  ", "\u00A0"])("that are empty are absent: %j", (empty) =>
    expect(call("/assign", { member: empty, team: empty })).toBe("assign member?"),
  );

  it.each([
    ["/snooze", { duration: 3 }, "duration_without_unit at 7 “3” → 3m"],
    ["/snooze", { conversation: "twelve", duration: "3m" }, "not_a_conversation at 7 “twelve”"],
    ["/away", { mode: "offf" }, "not_a_choice at 5 “offf” → off"],
    ["/away", { mode: true }, "not_a_choice at 5 “true”"],
    ["/assign", { mebmer: "ada" }, "unknown_option at 7 “mebmer” → member"],
    ["/assign", { __proto__x: "ada" }, "unknown_option at 7 “__proto__x”"],
    ["/assign", { member: ["ada"] }, "unreadable_option at 7 “member”"],
    ["/assign", { member: { identity: 42 } }, "unreadable_option at 7 “member”"],
    ["/assign @ada", { member: "grace" }, "given_twice at 12 “member”"],
  ])("pass the checks of what is typed: %s %j", (text, options, expected) =>
    expect(call(text, options)).toBe(expected),
  );
});
