import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./fixtures/cases.ts";
import { compileRules } from "./compile-rules.ts";
import { evaluate } from "./evaluate.ts";
import type { Condition, Facts, Rule } from "./rule.ts";

const NOW = Temporal.Instant.from("2026-03-02T10:00:00Z");

const factsOf = (text: string, more: Partial<Facts> = {}): Facts => ({
  text,
  channelId: "chn_shop",
  first: false,
  group: false,
  now: NOW,
  businessHours: null,
  automatic: false,
  ...more,
});

const rule = (id: string, conditions: Condition, more: Partial<Rule> = {}): Rule => ({
  id: `rul_${id}`,
  name: id,
  enabled: true,
  position: 1,
  trigger: { kind: "message_received" },
  conditions,
  actions: [{ kind: "reply", text: id }],
  stop: false,
  cooldownSeconds: 0,
  ...more,
});

const ALWAYS: Condition = { all: [] };
const matches = (conditions: Condition, facts: Facts): boolean =>
  evaluate([rule("asked", conditions)], facts).length === 1;
const names = (rules: readonly Rule[], facts: Facts): string[] =>
  evaluate(rules, facts).map((decision) => decision.name);

describe.each(cases())("$title", ({ conditions, matching, other }) => {
  it.each(matching)("matches %j", (text) => expect(matches(conditions, factsOf(text))).toBe(true));
  it.each(other)("does not match %j", (text) => expect(matches(conditions, factsOf(text))).toBe(false));
});

describe("a rule set", () => {
  const late = rule("late", ALWAYS, { position: 9 });
  const early = rule("early", ALWAYS, { position: 1 });

  it("acts in its own order, not the order of the list", () =>
    expect(names([late, early], factsOf("hi"))).toEqual(["early", "late"]));
  it("ends with a rule that stops", () =>
    expect(names([late, { ...early, stop: true }], factsOf("hi"))).toEqual(["early"]));
  it("goes on past a stopping rule that does not match", () =>
    expect(names([late, rule("early", { any: [] }, { stop: true })], factsOf("hi"))).toEqual(["late"]));
  it("leaves out a rule that is off", () =>
    expect(names([late, { ...early, enabled: false, stop: true }], factsOf("hi"))).toEqual(["late"]));
  it.each([true, false])("F1: asks whether the conversation is a group: %s", (group) => {
    const condition: Condition = { kind: "in_group", group };
    expect(matches(condition, factsOf("hi", { group }))).toBe(true);
    expect(matches(condition, factsOf("hi", { group: !group }))).toBe(false);
  });
  it("never replies to a machine", () =>
    expect(names([early], factsOf("hi", { automatic: true }))).toEqual([]));

  it("goes on without a rule whose pattern cannot be read, even under a not", () => {
    expect(
      names([rule("broken", { not: { kind: "text_matches", pattern: "(" } }), late], factsOf("hi")),
    ).toEqual(["late"]);
  });

  it("distinguishes its patterns", () => {
    const rules = ["refund", "ref.nd", "order #\\d+", "refund"].map((pattern, at) =>
      rule(`p${at}`, { kind: "text_matches", pattern }, { position: at }),
    );
    expect(names(rules, factsOf("REFUND for order #4711"))).toEqual(["p0", "p1", "p2", "p3"]);
    expect(names(rules, factsOf("a refynd"))).toEqual(["p1"]);
    expect(names(rules, factsOf("order #1"))).toEqual(["p2"]);
  });
});

describe("facts", () => {
  it("include the channel", () => {
    const condition: Condition = { kind: "channel", channelIds: ["chn_shop", "chn_other"] };
    expect([
      matches(condition, factsOf("hi")),
      matches(condition, factsOf("hi", { channelId: "chn_third" })),
    ]).toEqual([true, false]);
  });

  it("include whether it is the first message", () => {
    expect([
      matches({ kind: "first_message" }, factsOf("hi", { first: true })),
      matches({ kind: "first_message" }, factsOf("hi")),
    ]).toEqual([true, false]);
  });

  it("count unset business hours as open", () => {
    expect([
      matches({ kind: "business_hours", open: true }, factsOf("hi")),
      matches({ kind: "business_hours", open: false }, factsOf("hi")),
    ]).toEqual([true, false]);
  });
});

it("says why", () => {
  const condition: Condition = {
    all: [
      { kind: "first_message" },
      {
        any: [
          { kind: "text_contains", words: ["refund", "money back"] },
          { kind: "text_matches", pattern: "#\\d+" },
        ],
      },
      { not: { kind: "business_hours", open: false } },
    ],
  };
  const [decision] = evaluate(
    [rule("refunds", condition)],
    factsOf("Refund for #4711, please", { first: true }),
  );
  expect(decision?.why).toEqual([
    "all of these: yes",
    "  first message of the conversation: yes",
    "  any of these: yes",
    "    text contains “refund”: yes",
    "    text matches /#\\d+/ at “#4711”: yes",
    "  not: yes",
    "    outside business hours (none are set: always open): no",
  ]);
});

it("takes linear time for patterns that hang a backtracking engine", () => {
  const evaluate = compileRules([
    rule("evil", { kind: "text_matches", pattern: "^(a+)+$" }),
    rule("worse", { kind: "text_matches", pattern: "(.*a){20}!" }),
  ]);
  const began = performance.now();
  expect(evaluate(factsOf(`${"a".repeat(3_999)}b`))).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

const leaf = fc.constantFrom<Condition>(
  { kind: "first_message" },
  { kind: "text_contains", words: ["yes"] },
  { kind: "channel", channelIds: ["chn_shop"] },
);
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const anyFacts = fc
  .record({
    text: fc.constantFrom("yes", "no"),
    first: fc.boolean(),
    channelId: fc.constantFrom("chn_shop", "chn_other"),
  })
  .map(({ text, ...more }) => factsOf(text, more));

describe("every condition", () => {
  it("is the opposite of its not", () => {
    fc.assert(
      fc.property(
        anyCondition,
        anyFacts,
        (condition, facts) => matches({ not: condition }, facts) !== matches(condition, facts),
      ),
    );
  });

  it("follows De Morgan's law", () => {
    fc.assert(
      fc.property(
        fc.array(anyCondition, { maxLength: 3 }),
        anyFacts,
        (parts, facts) =>
          matches({ not: { all: parts } }, facts) ===
          matches({ any: parts.map((part) => ({ not: part })) }, facts),
      ),
    );
  });

  it("is explained by a first line with its result", () => {
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) =>
        evaluate([rule("asked", condition)], facts).every(({ why }) => why[0]?.endsWith(": yes")),
      ),
    );
  });

  it("never throws, whatever the text", () => {
    const evaluate = compileRules([
      rule("words", { kind: "text_contains", words: ["yes", "退款", "👍"] }),
      rule("pattern", { kind: "text_matches", pattern: "\\p{L}+\\d" }),
    ]);
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => Array.isArray(evaluate(factsOf(text)))));
  }, 30_000);
});
