import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { isOpen } from "../settings/index.ts";
import { admitRules } from "./admit-rules.ts";
import { compileRules } from "./compile-rules.ts";
import { INLINE_WORK_MAX, TEXT_MAX } from "./evaluate/limits.ts";
import { workPerCharacter } from "./evaluate/measure-conditions.ts";
import type { Decision, Facts, Rule } from "./rule.ts";
import type { RuleThread } from "./thread/rule-thread.ts";
import { toSentFacts } from "./thread/task.ts";

/** Decides what an organization's rules do about a message: at once, or in a thread when the message is long for them. */
export type EvaluateRules = (facts: Facts) => Decision[] | Promise<readonly Decision[]>;

/** Prepares rules, once, so that no message keeps the main thread longer than `INLINE_WORK_MAX` says. Logs which are skipped. */
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
      // A customer who waits for an answer is better served by the beginning of the message than not at all.
      log.warn({ err: textOf(error), reach }, "rules looked at the beginning of a message only");
      return evaluate({ ...facts, text: facts.text.slice(0, reach) });
    }
  };
  return (facts) =>
    facts.text.length <= reach || reach >= TEXT_MAX ? evaluate(facts) : evaluateInThread(facts);
}

let keys = 0;
const newKey = () => String((keys += 1));
