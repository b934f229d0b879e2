import { describe, expect, it } from "vitest";
import type { Mark } from "../../protocol/index.ts";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import type { Typed } from "./parsed.ts";
import { parseCommand } from "./parse-command.ts";

const read = (text: string, more: Partial<Typed> = {}, marks: readonly Mark[] = []): string =>
  show(parseCommand(typedBy(text, more, marks), exampleCommands));

describe("a member's text", () => {
  it.each([
    // The name
    ["/close", "close"],
    ["/CLOSE #12", "close conversation=#12"],
    ["/resolve 12", "close conversation=12"],
    ["  \n/close #12", "close conversation=#12"],
    ["/close\u00A0#12", "close conversation=#12"],
    ["/close\n#12", "close conversation=#12"],
    ["/channel pause support", "channel pause channel=support"],
    ["/Channel  Stop support", "channel pause channel=support"],
    ["/hush support", "channel pause channel=support"],
    // Quotes
    ['/assign "Ada Lovelace"', "assign member=Ada Lovelace"],
    ["/assign “Ada Lovelace”", "assign member=Ada Lovelace"],
    ["/assign „Ada Lovelace“", "assign member=Ada Lovelace"],
    ["/assign «Ada Lovelace»", "assign member=Ada Lovelace"],
    ['/assign "Ada ""Countess"" Lovelace"', 'assign member=Ada "Countess" Lovelace'],
    ["/assign O'Brien", "assign member=O'Brien"],
    ["/assign 'O Brien'", "too_many_arguments at 11 “Brien'”"],
    ['/assign 5"', 'assign member=5"'],
    ['/assign ""', "assign member?"],
    ['/assign "  " @ada', "assign member=@ada"],
    ['/assign "ada', 'unclosed_quote at 8 “"ada”'],
    // Options
    ['/assign #12 @ada --team "Night shift"', "assign conversation=#12 member=@ada team=Night shift"],
    ["/assign --team=sales @ada", "assign member=@ada team=sales"],
    ["/assign —team sales @ada", "assign member=@ada team=sales"],
    ['/assign @ada --team="Night shift"', "assign member=@ada team=Night shift"],
    ["/assign @ada --team=--odd", "assign member=@ada team=--odd"],
    ["/assign @ada --team=", "assign member=@ada"],
    ["/assign @ada --TEAM sales", "assign member=@ada team=sales"],
    ["/assign --member @ada", "assign member=@ada"],
    ["/assign @ada --taem sales", "unknown_option at 13 “--taem” → --team"],
    ["/assign @ada --colour red", "unknown_option at 13 “--colour”"],
    ["/assign @ada --team", "option_without_value at 13 “--team”"],
    ["/assign --team --member @ada", "option_without_value at 8 “--team”"],
    ["/assign --team a --team b @ada", "given_twice at 17 “--team”"],
    ['/assign --team "a', 'unclosed_quote at 15 “"a”'],
    ["/assign -- --ada", "assign member=--ada"],
    // What is left out
    ["/assign", "assign member?"],
    ["/assign @ada", "assign member=@ada"],
    ["/assign 12", "assign member=12"],
    ["/assign 12 @ada", "assign conversation=12 member=@ada"],
    ["/assign 12 --team sales", "assign member=12 team=sales"],
    ["/snooze 3", "duration_without_unit at 8 “3” → 3m"],
    ["/snooze 12 3h", "snooze conversation=12 duration=3h"],
    ["/snooze #12", "snooze conversation=#12 duration?"],
    ["/close #12 please", "too_many_arguments at 11 “please”"],
    ["/help me now", "too_many_arguments at 6 “me”"],
    ["/label #12 urgent because", "label conversation=#12 label=urgent why=because"],
    ["/label urgent because", "label label=urgent why=because"],
    // The raw tail
    ["/reply #12 Hello,\n  there  ", "reply conversation=#12 text=Hello,\n  there"],
    ['/reply He said "no', 'reply text=He said "no'],
    ['/reply "no', 'reply text="no'],
    ["/reply hello --team x", "reply text=hello --team x"],
    ["/reply -- --force is an option", "reply text=--force is an option"],
    ["/reply --force is an option", "unknown_option at 7 “--force”"],
    ["/reply --conversation 12 Hello", "reply conversation=12 text=Hello"],
    ['/reply --text "12 boxes"', "reply text=12 boxes"],
    ["/reply", "reply text?"],
    ["/tell @grace the rest", "tell to=@grace text=the rest"],
    ["/tell grace the rest", "tell text=grace the rest"],
    // What goes wrong
    ["/colse #12", "unknown_command at 1 “colse” → close"],
    ["/frobnicate", "unknown_command at 1 “frobnicate”"],
    ["/etc/hosts is broken", "unknown_command at 1 “etc/hosts”"],
    ["/ 2 days", "unknown_command at 1 “”"],
    [`/${"a".repeat(33)}`, `unknown_command at 1 “${"a".repeat(33)}”`],
    ["/channel", "missing_subcommand at 8 “”"],
    ["/channel pauze support", "unknown_subcommand at 9 “pauze” → channel pause"],
    ["/channel support", "unknown_subcommand at 9 “support”"],
    ["/lang de", "unknown_command at 1 “lang” → can"],
    // No command
    ["close #12", "message"],
    ["Please /close #12", "message"],
    ["", "message"],
    ["1", "message"],
  ])("%j is read as %j", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ["/reply 12 boxes came", "reply text=12 boxes came"],
    ['/reply "#12" is what they ordered', 'reply text="#12" is what they ordered'],
    ["/reply #12, your order", "not_a_conversation at 7 “#12,” → #12"],
    ["/reply #12a your order", "not_a_conversation at 7 “#12a” → #12"],
  ])("never replies in the conversation of a number that was meant otherwise: %j", (text, expected) =>
    expect(read(text)).toBe(expected),
  );
});

describe("a customer's text", () => {
  it.each([
    ["/close", "close"],
    ["/close it", "message"],
    ["/lang fr", "not_a_choice at 6 “fr”"],
    ["/etc/hosts is broken", "message"],
    ["/ 2 days", "message"],
    ["/assign 12 @ada", "message"],
    ["/clsoe", "message"],
    ["/c\u200Blose", "message"],
    ["//", "message"],
    ["@acme_bot close", "close"],
    ["@acme_bot close the door", "message"],
    ["@acme_bot hello", "message"],
    ["@acme_bot /close it", "message"],
  ])("%j is read as %j", (text, expected) => expect(read(text, { audience: "contact" })).toBe(expected));
});

describe("a mention", () => {
  const mention = (start: number, end: number, identity?: string): Mark => ({
    kind: "mention",
    start,
    end,
    identity,
  });

  it.each<[string, Mark, string]>([
    ["/assign @Ada Lovelace", mention(8, 21, "42"), "assign member=@Ada Lovelace(42)"],
    ["/assign #12 @Ada Lovelace", mention(12, 25, "42"), "assign conversation=#12 member=@Ada Lovelace(42)"],
    ["/assign --member=@Ada Lovelace", mention(17, 30, "42"), "assign member=@Ada Lovelace(42)"],
    ["/assign @ada", mention(8, 12), "assign member=@ada"],
    ["/tell Ada the rest", mention(6, 9, "42"), "tell to=Ada(42) text=the rest"],
    ["/assign @ada", mention(8, 99, "42"), "assign member=@ada"],
    ["/assign @ada", mention(8, 8, "42"), "assign member=@ada"],
  ])("names an identity and is one word: %j", (text, mark, expected) =>
    expect(read(text, {}, [mark])).toBe(expected),
  );
});

describe("the limits", () => {
  it("are 4,000 characters", () => {
    expect(read(`/note ${"a".repeat(3_994)}`)).toMatch(/^note text=a+$/);
    expect(read(`/note ${"a".repeat(3_995)}`)).toBe("too_long at 4000 “4001”");
    expect(read("/note", { options: { text: "a".repeat(3_996) } })).toBe("too_long at 5 “4001”");
  });

  it("do not make an error of a customer's long message", () =>
    expect(read(`/etc ${"a".repeat(5_000)}`, { audience: "contact" })).toBe("message"));

  it("are 50 words, the name included, and none in a raw tail", () => {
    expect(read(`/close${" 1".repeat(49)}`)).toBe("too_many_arguments at 9 “1”");
    expect(read(`/close${" 1".repeat(50)}`)).toBe("too_many_tokens at 105 “1”");
    expect(read(`/note${" a".repeat(500)}`)).toMatch(/^note text=a( a){499}$/);
  });
});
