import { describe, expect, it } from "vitest";
import type { CommandLanguage } from "../../../access/index.ts";
import { exampleCommands, show, typedBy } from "../example-commands.ts";
import { parseCommand } from "../parse-command.ts";
import { readDate } from "./read-date.ts";

/** On Monday, 30 November 2026, in Berlin. */
function dateSaid(said: string, languages: readonly CommandLanguage[] = ["en", "de"]): string {
  const read = readDate(said, typedBy("", { languages }));
  if (read.kind !== "read") return read.code;
  const { moment, value } = read.found;
  return moment?.toString() ?? (value?.kind === "date" ? value.value.toString() : "");
}

const BERLIN = "+01:00[Europe/Berlin]";

describe("a date, said strictly", () => {
  it.each([
    ["2027-03-04", "2027-03-04"],
    ["4.3.2027", "2027-03-04"],
    ["04.03.", "2027-03-04"],
    ["1.12.", "2026-12-01"],
    ["30.11.", "2026-11-30"],
    ["29.11.", "2027-11-29"],
    ["today", "2026-11-30"],
    ["Heute", "2026-11-30"],
    ["tomorrow", "2026-12-01"],
    ["morgen", "2026-12-01"],
    ["übermorgen", "2026-12-02"],
    ["yesterday", "2026-11-29"],
    ["gestern", "2026-11-29"],
    ["friday", "2026-12-04"],
    ["Fr", "2026-12-04"],
    ["Sonntag", "2026-12-06"],
    ["monday", "2026-12-07"],
    ["2027-03-04T09:30", `2027-03-04T09:30:00${BERLIN}`],
    ["2027-03-04 09:30", `2027-03-04T09:30:00${BERLIN}`],
    ["tomorrow 9:00", `2026-12-01T09:00:00${BERLIN}`],
    ["tomorrow at 9am", `2026-12-01T09:00:00${BERLIN}`],
    ["tomorrow 12:30 am", `2026-12-01T00:30:00${BERLIN}`],
    ["morgen um 9 Uhr", `2026-12-01T09:00:00${BERLIN}`],
    ["freitag 17:00", `2026-12-04T17:00:00${BERLIN}`],
    ["5pm", `2026-11-30T17:00:00${BERLIN}`],
  ])("%s is %s", (said, date) => expect(dateSaid(said)).toBe(date));

  it("has the offset that its zone has on that day, and the time behind the gap where the clocks skip it", () => {
    expect(dateSaid("2027-03-28 01:30")).toBe("2027-03-28T01:30:00+01:00[Europe/Berlin]");
    expect(dateSaid("2027-03-28 02:30")).toBe("2027-03-28T03:30:00+02:00[Europe/Berlin]");
    expect(dateSaid("28 march 2027 9:00")).toBe("2027-03-28T09:00:00+02:00[Europe/Berlin]");
  });
});

describe("a date, said as people speak", () => {
  it.each([
    ["in 3 days", "2026-12-03"],
    ["next friday", "2026-12-11"],
    ["3 march 2027", "2027-03-03"],
    ["march 3rd", "2027-03-03"],
    ["next week", "2026-12-07"],
    ["in 3 Tagen", "2026-12-03"],
    ["nächsten Freitag", "2026-12-11"],
    ["3. März", "2027-03-03"],
    ["3. März 2027 um 9:15 Uhr", `2027-03-03T09:15:00${BERLIN}`],
    ["morgen Abend", `2026-12-01T18:00:00${BERLIN}`],
  ])("%s is %s", (said, date) => expect(dateSaid(said)).toBe(date));

  it("is understood in the languages that were named only", () => {
    expect(dateSaid("in 3 Tagen", ["en"])).toBe("not_a_date");
    expect(dateSaid("in 3 Tagen", ["de"])).toBe("2026-12-03");
  });
});

describe("what is not one certain day", () => {
  it.each([
    ["2027-02-30", "not_a_date"],
    ["31.4.2027", "not_a_date"],
    ["29.2.2027", "not_a_date"],
    ["tomorrow 25:00", "not_a_date"],
    ["tomorrow 13pm", "not_a_date"],
    ["12", "not_a_date"],
    ["march", "not_a_date"],
    ["next month", "not_a_date"],
    ["in 2 hours", "not_a_date"],
    ["now", "not_a_date"],
    ["last friday", "not_a_date"],
    ["letzten Freitag", "not_a_date"],
    ["monday to friday", "not_a_date"],
    ["friday or monday", "not_a_date"],
    ["5pm EST", "not_a_date"],
    ["constructor", "not_a_date"],
    ["", "not_a_date"],
    ["3/4", "ambiguous_date"],
    ["3/4/2027", "ambiguous_date"],
    [`tomorrow${" ".repeat(3)}x${"x".repeat(60)}`, "not_a_date"],
  ])("is refused: %j", (said, code) => expect(dateSaid(said)).toBe(code));
});

describe("a date among other words", () => {
  const read = (text: string) => show(parseCommand(typedBy(text), exampleCommands));

  it.each([
    ["/remind tomorrow call them", "remind until=tomorrow text=call them"],
    ["/remind next friday call them", "remind until=next friday text=call them"],
    ["/remind 3. März 9:00 call", "remind until=3. März 9:00 text=call"],
    ["/remind tomorrow 10 boxes come", "remind until=tomorrow text=10 boxes come"],
    ['/remind tomorrow "9:00" is late', 'remind until=tomorrow text="9:00" is late'],
    ['/remind "next friday" 9:00', "remind until=next friday text=9:00"],
    ["/remind --until next friday", "remind until=next friday"],
    ["/remind nxet friday", "not_a_date at 8 “nxet”"],
  ])("takes the words that belong to it: %j", (text, expected) => expect(read(text)).toBe(expected));
});
