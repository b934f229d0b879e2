import { describe, expect, it } from "vitest";
import type { Condition } from "./rule.ts";
import { actionSchema, conditionSchema } from "./schema.ts";

const complaint = (value: unknown) => conditionSchema.safeParse(value).error?.issues[0]?.message;
const nest = (depth: number): Condition =>
  depth === 0 ? { kind: "first_message" } : { not: nest(depth - 1) };

describe("a condition", () => {
  it.each<Condition>([
    { all: [] },
    nest(6),
    {
      any: [
        { kind: "text_contains", words: ["refund"] },
        { kind: "business_hours", open: false },
      ],
    },
  ])("may be %j", (condition) => {
    expect(conditionSchema.parse(condition)).toEqual(condition);
  });

  it.each([
    [{ kind: "text_contains", words: [] }, /at least one word/],
    [{ kind: "text_contains", words: ["  "] }, /can't be empty/],
    [{ kind: "text_matches", pattern: "(refund" }, /is invalid: a “\(” is never closed/],
    [{ kind: "text_matches", pattern: "(?=refund)" }, /is invalid/],
    [{ kind: "text_matches", pattern: "(a)\\1" }, /is invalid/],
    [{ kind: "text_matches", pattern: "x".repeat(501) }, /./],
    [{ kind: "text_matches", pattern: "((x{500}){500}){500}" }, /is invalid/],
    [{ kind: "channel", channelIds: ["chn_1"] }, /id is invalid/],
    [{ kind: "moon_phase" }, /./],
    [{ all: [], any: [] }, /./],
    [nest(7), /at most 6 levels deep/],
    [nest(5000), /at most 6 levels deep/],
    [null, /./],
  ])("is refused when it is %j", (condition, text) => expect(complaint(condition)).toMatch(text));
});

describe("an action", () => {
  it.each([
    { kind: "reply" },
    { kind: "reply", text: " " },
    { kind: "reply", templateId: "lbl_1" },
    { kind: "assign", userId: "everybody" },
    { kind: "format_disk" },
  ])("is refused when it is %j", (action) => {
    expect(actionSchema.safeParse(action).success).toBe(false);
  });
});
