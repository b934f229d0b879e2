import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandPlace } from "../../access/index.ts";
import type { Mark } from "../../protocol/index.ts";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import { formatCall } from "./format-call.ts";
import { nearestOf } from "./nearest.ts";
import type { Typed } from "./parsed.ts";
import { parseCommand } from "./parse-command.ts";

/** Text of all UTF-16, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));

/** Pieces that the grammar knows, in any order. */
const piece = fc.oneof(
  anyUnits,
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom(
    ...'/ \n \u00A0 \u200B \u202E \uFEFF " “ ” „ « » -- — = @ # #12 12 3 2h'.split(" "),
    ..."@acme_bot /close /reply /assign /channel pause /remind /snooze --team --text".split(" "),
    ..."tomorrow friday märz in Tagen 9:00 3/4 conversation.close".split(" "),
    " ",
    " ",
    " ",
  ),
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
const marks = fc.array(
  fc.record({
    kind: fc.constantFrom("mention", "quote", "bold"),
    start: fc.integer({ min: -2, max: 40 }),
    end: fc.integer({ min: -2, max: 60 }),
  }),
  { maxLength: 3 },
) satisfies fc.Arbitrary<Mark[]>;
const circumstances: fc.Arbitrary<Partial<Typed>> = fc.record(
  {
    audience: fc.constantFrom("contact", "member"),
    place: fc.constantFrom<CommandPlace>("direct", "group", "staff", "page"),
    addressedTo: fc.constantFrom("acme_bot", "", null),
    options: fc.dictionary(fc.constantFrom("member", "text", "conversation", "until"), fc.anything()),
  },
  { requiredKeys: [] },
);

/** Parses as tests do, with what differs. */
const parse = (said: string, more: Partial<Typed> = {}, marked: readonly Mark[] = []) =>
  parseCommand(typedBy(said, more, marked), exampleCommands);

describe("whatever is typed", () => {
  it("nothing is thrown, and every position points into the text", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(text, circumstances, marks, (said, more, marked) => {
        const parsed = parse(said, more, marked);
        seen.add(parsed.kind);
        if (parsed.kind !== "error") return;
        expect(parsed.at).toBeGreaterThanOrEqual(0);
        expect(parsed.at).toBeLessThanOrEqual(said.length);
      }),
      // One of each is tried for certain; chance alone finds a call in most runs, not in all.
      {
        numRuns: 1_500,
        examples: [
          ["/help", { audience: "member", place: "direct" }, []],
          ["/nobody_knows_it", { audience: "member", place: "direct" }, []],
          ["Hello", {}, []],
        ],
      },
    );
    expect([...seen].toSorted()).toEqual(["call", "error", "message"]);
  });

  it("what an error repeats stands where it points, unless an option of a native command failed", () => {
    const behind = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    const start = fc.constantFrom("/", "/close ", "/assign ", "/snooze ", "/remind ", "/channel ");
    fc.assert(
      fc.property(start, behind, (said, rest) => {
        const parsed = parse(said + rest);
        if (parsed.kind !== "error" || parsed.code === "too_long") return;
        // Without the quotes around it, of which two straight ones within stand for one.
        const [from, repeated] = [(said + rest).slice(parsed.at), parsed.said].map((one) =>
          one.replaceAll('"', ""),
        );
        expect([from, from?.slice(1)].some((one) => one?.startsWith(repeated ?? ""))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("a text without a slash and without our name is a message", () => {
    const plainly = text.map((said) => said.replaceAll(/[/／∕⁄⧸]/g, "").replaceAll("@acme_bot", ""));
    fc.assert(
      fc.property(plainly, circumstances, (said, { options: _, ...more }) => {
        expect(parse(said, more).kind).toBe("message");
      }),
      { numRuns: 1_000 },
    );
  });

  it("a customer's text is read as a command only where its first word is one they know", () => {
    fc.assert(
      fc.property(text, (said) => {
        const isKnown = /^\s*\/(close|lang)(@acme_bot)?(\s|$)/i.test(said) || said.includes("@acme_bot");
        if (!isKnown) expect(parse(said, { audience: "contact" }).kind).toBe("message");
      }),
      { numRuns: 1_000 },
    );
  });

  it("a member's text that begins with a slash is never a message, except for another bot", () => {
    fc.assert(
      fc.property(text, (said) => {
        if (!/^(\S|\uFEFF)*@/.test(said)) expect(parse(`/${said}`).kind).not.toBe("message");
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what is written as a call", () => {
  const visible = fc
    .oneof(
      text,
      fc.constantFrom(
        "12",
        "#12",
        '"',
        "--team",
        "— so",
        "„x",
        "a\nb",
        '5"',
        "x ",
        " x",
        "--",
        '""',
        "#12 x",
      ),
    )
    .filter((said) => said.trim() !== "");
  const date = fc.constantFrom("2027-03-04", "next friday", "tomorrow 9:00", "3. März");
  const conversation = fc.constantFrom("#12", "#999999999");
  const duration = fc.constantFrom("30m", "1h30m");

  const calls: readonly [string, Readonly<Record<string, fc.Arbitrary<string>>>][] = [
    ["close", { conversation }],
    ["assign", { conversation, member: visible, team: visible }],
    ["reply", { conversation, text: visible }],
    ["note", { text: visible }],
    ["snooze", { conversation, duration }],
    ["remind", { until: date, text: visible }],
    ["label", { conversation, label: visible, why: visible }],
    ["merge", { from: conversation, into: conversation }],
    ["channel pause", { channel: visible }],
  ];

  it.each(calls)("parses to the same: /%s", (name, values) => {
    const command = exampleCommands.find((one) => one.name === name);
    fc.assert(
      fc.property(fc.record(values, { requiredKeys: [] }), (given) => {
        const said = (command?.arguments ?? []).flatMap((argument) => {
          const value = given[argument.name];
          return value === undefined ? [] : [{ argument, said: value }];
        });
        const written = command ? formatCall(command, said) : "";
        const parsed = parse(written);
        const read = parsed.kind === "call" ? parsed.given : show(parsed);
        expect([written, read]).toEqual([written, said.map((one) => expect.objectContaining(one))]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['"', "“”", "„“", "„”", "«»"])("is one word in quotes, with every space in it: %s", (quotes) => {
    const [open = "", close = open] = Array.from(quotes);
    const within = fc
      .oneof(anyUnits, fc.string({ unit: "grapheme" }))
      .map((said) => said.replaceAll(/["“”]/g, "").replaceAll(close, ""))
      .filter((said) => said.trim() !== "");
    fc.assert(
      fc.property(within, (said) => {
        expect(show(parse(`/assign ${open}${said}${close} --team x`))).toBe(`assign member=${said} team=x`);
      }),
    );
  });
});

describe("a suggestion", () => {
  it("is one letter, or two that were swapped, away from what was typed", () => {
    const names = exampleCommands.map(({ name }) => name);
    fc.assert(
      fc.property(fc.constantFrom(...names.filter((name) => name.length > 3)), fc.nat(), (name, place) => {
        const at = place % name.length;
        const without = name.slice(0, at) + name.slice(at + 1);
        expect(nearestOf(without, [name])).toBe(name);
        expect(nearestOf(`${name.slice(0, at)}x${name.slice(at)}`, [name])).toBe(name);
      }),
    );
  });

  it.each([
    ["x", ["on"]],
    ["ab", ["cd"]],
    ["frobnicate", ["close"]],
    ["a".repeat(65), ["a".repeat(65)]],
  ])("is not a guess: %s", (said, names) => expect(nearestOf(said, names)).toBeNull());
});
