import { parentPort } from "node:worker_threads";
import { compileRules, type Judge } from "../compile-rules.ts";
import { runTrial } from "../run-trial.ts";
import { toFacts, type Result, type Task } from "./task.ts";

/** Rule sets kept compiled: their automata learn with use. */
const KEPT = 20;
const kept = new Map<string, Judge>();

const answer = (result: Result) => parentPort?.postMessage(result);

parentPort?.on("message", (task: Task) => answer(perform(task)));
answer({ kind: "ready" });

function perform(task: Task): Result {
  return task.kind === "trial"
    ? { kind: "trial", outcome: runTrial(task.conditions, toFacts(task.facts)) }
    : { kind: "evaluate", decisions: judgeOf(task)(toFacts(task.facts)) };
}

function judgeOf({ key, rules }: Extract<Task, { kind: "evaluate" }>): Judge {
  const judge = kept.get(key) ?? compileRules(rules);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, judge);
  return judge;
}
