import type { Target } from "../access/index.ts";
import { readRule, type KnownRule } from "./queries.ts";

/** A rule as actions see it; rights on rules reach all of them or none. */
export const ruleTarget: Target<KnownRule> = {
  kind: "rule",
  find: (tx, _, id) => readRule(tx, id),
  resourceOf: () => ({}),
};
