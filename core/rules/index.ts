import { defineRoom } from "../access/index.ts";
import { ruleCommands } from "./commands.ts";
import { ruleLive } from "./live.ts";
import { ruleEndpoints } from "./routes.ts";
import { ruleRows } from "./tenant-rows.ts";

export type { RuleRows } from "./responder.ts";
export { compileRules, type Evaluator } from "./compile-rules.ts";
export { createRule } from "./create-rule.ts";
export { ensureDefaultRule } from "./ensure-default-rule.ts";
export { evaluate } from "./evaluate.ts";
export type { Action, Condition, Decision, Facts, Rule, Trigger } from "./rule.ts";
export { createRuleSets, type RuleSets } from "./load-rules.ts";
export { commitRuleResults, type CommitDependencies } from "./commit-rule-results.ts";
export { authoriseRule, performRule } from "./perform-by-command.ts";
export { createRuleResponder } from "./responder.ts";
export { listRules } from "./queries.ts";
export { tryRule } from "./try-rule.ts";

export const rulesRoom = defineRoom({
  name: "rules",
  commands: ruleCommands,
  endpoints: ruleEndpoints,
  live: ruleLive,
  tenantRows: ruleRows,
});
