import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { isOpen } from "../settings/index.ts";
import { admitRules } from "./admit-rules.ts";
import { compileRules } from "./compile-rules.ts";
import { INLINE_WORK_MAX, TEXT_MAX } from "./evaluate/limits.ts";
import { workPerCharacter } from "./evaluate/measure-conditions.ts";
import type { Decision, Facts, Rule } from "./rule.ts";
import type { RuleThread } from "./thread/rule-thread.ts";
import { toSentFacts } from "./thread/task.ts";

/** Evaluates an organization's rules for a message: at once, or in a thread when the message is long for them. */
export type EvaluateRules = (facts: Facts) => Decision[] | Promise<readonly Decision[]>;

/** Prepares rules so that no message blocks the main thread longer than `INLINE_WORK_MAX` says. Logs the skipped rules. */
export function prepareRules(rules: readonly Rule[], thread: RuleThread): EvaluateRules {
  const { admitted, measured, skipped } = admitRules(rules);
  for (const [ruleId, reason] of skipped) log.warn({ ruleId, reason }, "rule skipped");
  const evaluate = compileRules(admitted);
  const reach = Math.floor(INLINE_WORK_MAX / Math.max(1, measured ? workPerCharacter(measured) : 0));
  const key = newKey();

  const evaluateInThread = async (facts: Facts): Promise<readonly Decision[]> => {
    try {
      const task = { kind: "evaluate", key, rules: admitted, facts: toSentFacts(facts, isOpen) } as const;
      return (await thread.run(task)).decisions;
    } catch (error) {
      // A reply to the beginning of the message is better than no reply.
      log.warn({ err: errorMessage(error), reach }, "rules evaluated only the beginning of a message");
      return evaluate({ ...facts, text: facts.text.slice(0, reach) });
    }
  };
  return (facts) =>
    facts.text.length <= reach || reach >= TEXT_MAX ? evaluate(facts) : evaluateInThread(facts);
}

let keys = 0;
const newKey = () => String((keys += 1));
