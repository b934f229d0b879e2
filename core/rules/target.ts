import type { Target } from "../access/index.ts";
import { readRule, type KnownRule } from "./queries.ts";

/** Defines rules as targets of actions. A permission on rules covers all of them or none. */
export const ruleTarget: Target<KnownRule> = {
  kind: "rule",
  errors: { missing: ["rule_unknown"] },
  find: (tx, _, id) => readRule(tx, id),
  resourceOf: () => ({}),
  version: async (tx, { id }) => (await readRule(tx, id)).version,
};
