import { describe, expect, it } from "vitest";
import { exampleCommands, typedBy } from "../example-commands.ts";
import { parseCommand } from "../parse-command.ts";
import type { Typed } from "../parsed.ts";
import { SENTENCES } from "./sentences.ts";

/** One text for each error. */
const FAILING: [code: string, text: string, more?: Partial<Typed>][] = [
  ["too_long", `/note ${"a".repeat(4_000)}`],
  ["too_many_tokens", `/close${" 1".repeat(50)}`],
  ["disguised_name", "/сlose"],
  ["unknown_command", "/colse"],
  ["unknown_command", "/frobnicate"],
  ["unknown_command", "/"],
  ["missing_subcommand", "/channel"],
  ["unknown_subcommand", "/channel pauze"],
  ["wrong_place", "/member invite ada@example.com", { place: "staff" }],
  ["unclosed_quote", '/assign "ada'],
  ["unknown_option", "/assign --taem x"],
  ["unknown_option", "/help --x"],
  ["option_without_value", "/assign @ada --team"],
  ["unreadable_option", "/assign", { options: { member: [] } }],
  ["given_twice", "/assign --team a --team b"],
  ["too_many_arguments", "/help me"],
  ["not_a_conversation", "/merge x"],
  ["not_a_priority", "/priority hgih"],
  ["not_a_duration", "/snooze soon"],
  ["duration_without_unit", "/snooze 3"],
  ["not_a_date", "/remind someday"],
  ["ambiguous_date", "/remind 3/4"],
  ["not_an_email", "/member invite ada"],
  ["not_a_permission", "/can everything"],
  ["not_a_choice", "/away later"],
];

function errorOf(text: string, more: Partial<Typed> = {}) {
  const parsed = parseCommand(typedBy(text, more), exampleCommands);
  if (parsed.kind !== "error") throw new Error(`${text} is no error`);
  return parsed;
}

describe("an error", () => {
  it.each(FAILING)("says in both languages what to do, with an example: %s %j", (code, text, more) => {
    const { code: actual, words } = errorOf(text, more);
    expect(actual).toBe(code);
    expect(words.en).toMatch(/^.+[.?] .*(Example: \/\w+.*)$/s);
    expect(words.de).toMatch(/^.+[.?] .*(Beispiel: \/\w+.*)$/s);
    expect(words.en.length).toBeLessThan(400);
    expect(words.en).not.toMatch(/undefined|null|“”| {2}/);
    expect(words.de).not.toMatch(/undefined|null|„“| {2}/);
  });

  it("has a text here for every code", () =>
    expect([...new Set(FAILING.map(([code]) => code))].toSorted()).toEqual(
      Object.keys(SENTENCES).toSorted(),
    ));

  it.each([
    ["/colse", "There is no command /colse. Check its name. Did you mean /close? Example: /close #12"],
    ["/snooze 3", "“3” has no unit: 3m or 3h? Write m, h, d or w behind the number. Example: /snooze #12 2h"],
    [
      "/channel pauze",
      "“pauze” does not belong to this command. Write channel list or channel pause. Did you mean /channel pause? Example: /channel list",
    ],
    ["/away later", "“later” is not possible here. Write on, off or Auto. Example: /away on"],
  ])("reads as one would say it: %s", (text, sentence) => expect(errorOf(text).words.en).toBe(sentence));

  it("names the places where a command works", () =>
    expect(errorOf("/member invite x", { place: "staff" }).words).toEqual({
      en: "/member does not work here. Use it in a direct chat or on the page. Example: /member invite ada@example.com",
      de: "/member geht hier nicht. Benutze es im direkten Chat oder auf der Seite. Beispiel: /member invite ada@example.com",
    }));

  it("repeats little of what was typed, and nothing that nobody sees", () => {
    const { words, said } = errorOf(`/help ${"a".repeat(100)}`);
    expect(said).toHaveLength(100);
    expect(words.en).toContain(`“${"a".repeat(40)}…”`);
    expect(errorOf("/help \u202Eabc").words.en).toContain("“abc”");
  });

  it("gives an example that the audience knows", () => {
    const { words } = errorOf("/lang fr", { audience: "contact" });
    expect(words.en).toContain("Example: /lang de");
  });
});
