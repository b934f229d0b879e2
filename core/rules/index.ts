export { isOpen, type BusinessHours } from "./business-hours.ts";
export { compileRules, type Judge } from "./compile-rules.ts";
export { ensureDefaultRule } from "./ensure-default-rule.ts";
export { evaluate } from "./evaluate.ts";
export type { Action, Condition, Decision, Facts, Rule, Trigger } from "./rule.ts";
export { createRuleSets, type RuleSets } from "./load-rules.ts";
export { createResponder, type Responder } from "./respond.ts";
export { ruleEndpoints } from "./routes.ts";
