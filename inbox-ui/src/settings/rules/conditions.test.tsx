// @vitest-environment jsdom
import { createRoot, createSignal } from "solid-js";
import { afterEach, describe, expect, it } from "vitest";
import type { Condition, Rule } from "../../api/types.ts";
import { button, cleanup, press, show } from "../../parts/testing/show.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { changeKind, KINDS, kindOf } from "./condition-kinds.ts";
import { useRuleDraft } from "./use-rule-draft.ts";
import { rulesWords } from "./words/index.ts";

afterEach(cleanup);

const FIRST: Condition = { kind: "first_message" };
const HELLO: Condition = { kind: "text_contains", words: ["hello"] };

describe("a condition of another kind", () => {
  it("is of that kind, whatever it was before", () => {
    for (const before of [{ all: [] }, { any: [FIRST] }, { not: HELLO }, HELLO, FIRST] as const)
      for (const kind of KINDS) expect(kindOf(changeKind(before, kind))).toBe(kind);
  });

  it("keeps the parts of a group, as far as it has room for them", () => {
    const both: Condition = { all: [HELLO, FIRST] };
    expect(changeKind(both, "any")).toEqual({ any: [HELLO, FIRST] });
    expect(changeKind(both, "not")).toEqual({ not: HELLO });
    expect(changeKind({ not: HELLO }, "all")).toEqual({ all: [HELLO] });
  });
});

describe("the editor of conditions", () => {
  const edit = (begin: Condition) => {
    const [condition, change] = createSignal(begin);
    const place = show(() => <ConditionEditor condition={condition()} change={change} depth={0} />);
    const kinds = () => [
      ...place.querySelectorAll<HTMLSelectElement>(`select[aria-label="${rulesWords().condition}"]`),
    ];
    const choose = (at: number, kind: string) => {
      const select = kinds()[at];
      if (!select) throw new Error(`There is no condition ${at}.`);
      select.value = kind;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    return { condition, place, kinds, choose };
  };

  it("says that a rule without conditions always runs, until it has one", async () => {
    const { condition, place } = edit({ all: [] });
    expect(place.textContent).toContain(rulesWords().always);
    await press(rulesWords().addCondition);
    expect(condition()).toEqual({ all: [{ kind: "text_contains", words: [] }] });
    expect(place.textContent).not.toContain(rulesWords().always);
  });

  it("changes the part one works on and leaves the others", () => {
    const { condition, choose } = edit({ any: [HELLO, FIRST] });
    choose(2, "not");
    expect(condition()).toEqual({ any: [HELLO, { not: { kind: "first_message" } }] });
    choose(3, "business_hours");
    expect(condition()).toEqual({ any: [HELLO, { not: { kind: "business_hours", open: true } }] });
  });

  it("takes one part away", async () => {
    const { condition } = edit({ any: [HELLO, FIRST] });
    await press(rulesWords().removeCondition);
    expect(condition()).toEqual({ any: [FIRST] });
  });

  it("reads words between commas", () => {
    const { condition, place } = edit({ all: [HELLO] });
    const field = place.querySelector("input");
    if (!field) throw new Error("There is no field.");
    field.value = " refund , ,money back,";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    expect(condition()).toEqual({ all: [{ kind: "text_contains", words: ["refund", "money back"] }] });
  });

  it("offers no group deeper than the hub takes", () => {
    const { kinds } = edit({ not: { not: { not: { not: FIRST } } } });
    const offered = kinds().map((select) => [...select.options].map(({ value }) => value));
    expect(offered[3]).toContain("all");
    expect(offered[4]).not.toContain("all");
    expect(offered[4]).not.toContain("not");
    expect(() => button(rulesWords().addGroup)).toThrow(rulesWords().addGroup);
  });
});

describe("the draft of a rule", () => {
  const SAVED: Rule = {
    id: "rul_1",
    name: "Greet",
    enabled: true,
    trigger: { kind: "message_received" },
    conditions: { all: [] },
    actions: [{ kind: "reply", text: "Hello!" }],
    stop: false,
    cooldownSeconds: 0,
    position: 0,
    runs24h: 3,
    version: "1",
    missing: [],
    skipped: null,
  };
  const draft = (begin: Rule | undefined) => {
    const [saved, save] = createSignal(begin);
    return { save, ...createRoot(() => useRuleDraft(saved)) };
  };

  it("holds what the user may set, and nothing that the hub sets", () => {
    const known = draft(SAVED).draft();
    expect(SAVED).toMatchObject(known);
    expect(Object.keys(known).toSorted()).toEqual([
      "actions",
      "conditions",
      "cooldownSeconds",
      "enabled",
      "name",
      "stop",
      "trigger",
    ]);
  });

  it("follows the saved rule until the first edit, and then no more", () => {
    const rule = draft(SAVED);
    rule.save({ ...SAVED, name: "Greet all", version: "2" });
    expect(rule.draft().name).toBe("Greet all");
    rule.change({ stop: true });
    rule.save({ ...SAVED, name: "Greet nobody", version: "3" });
    expect([rule.draft().name, rule.draft().stop, rule.version()]).toEqual(["Greet all", true, "2"]);
  });

  it("keeps the version it began with, so that the hub can see a conflict, until it is told of it", () => {
    const rule = draft(SAVED);
    rule.hold();
    rule.save({ ...SAVED, name: "Other", version: "2" });
    rule.change({ cooldownSeconds: 60 });
    expect(rule.version()).toBe("1");
    rule.rebase();
    expect([rule.version(), rule.draft().name]).toEqual(["2", "Greet"]);
  });

  it("follows the saved rule again once it was saved", () => {
    const rule = draft(SAVED);
    rule.change({ name: "Mine" });
    rule.release();
    expect([rule.draft().name, rule.version()]).toEqual(["Greet", undefined]);
  });

  it("of a new rule answers every message with a text still to write", () => {
    const { conditions, actions, enabled } = draft(undefined).draft();
    expect({ conditions, actions, enabled }).toEqual({
      conditions: { all: [] },
      actions: [{ kind: "reply", text: "" }],
      enabled: true,
    });
  });
});
