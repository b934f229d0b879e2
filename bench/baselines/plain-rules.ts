import type { Condition, Facts, Rule } from "../../core/rules/index.ts";

/**
 * Compiles the same conditions to hand-written style: one function a rule with V8's own patterns, which are not linear
 * in time.
 */
export function plainRules(rules: readonly Rule[]): (facts: Facts) => number {
  const functions = rules.map((rule) => toFunction(rule.conditions));
  return (facts) => {
    let matches = 0;
    for (const holds of functions) if (holds(facts)) matches += 1;
    return matches;
  };
}

function toFunction(condition: Condition): (facts: Facts) => boolean {
  if ("all" in condition) {
    const parts = condition.all.map(toFunction);
    return (facts) => parts.every((holds) => holds(facts));
  }
  if ("any" in condition || "not" in condition) throw new Error("This history asks for neither any nor not.");
  return testOf(condition);
}

function testOf(
  test: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>,
): (facts: Facts) => boolean {
  switch (test.kind) {
    case "text_contains": {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${test.words.join("|")})(?![\\p{L}\\p{N}])`, "iu");
      return ({ text }) => pattern.test(text);
    }
    case "text_matches": {
      const pattern = new RegExp(test.pattern, "iu");
      return ({ text }) => pattern.test(text);
    }
    case "channel":
      return ({ channelId }) => test.channelIds.includes(channelId);
    case "first_message":
      return ({ first }) => first;
    case "business_hours":
      return () => test.open;
    case "in_group":
      return ({ group }) => group === test.group;
  }
}
