import { parentPort } from "node:worker_threads";
import { compileEvaluation, type Evaluation } from "../compile-evaluation.ts";
import { runTrial } from "../run-trial.ts";
import { toFacts, type Result, type Task } from "./task.ts";

/** Rule sets that stay compiled, because their automata get faster with use. */
const KEPT = 20;
const kept = new Map<string, Evaluation>();

const post = (result: Result) => parentPort?.postMessage(result);

parentPort?.on("message", (task: Task) => post(perform(task)));
post({ kind: "ready" });

function perform(task: Task): Result {
  const facts = toFacts(task.facts);
  const isOpen = () => task.facts.open;
  return task.kind === "trial"
    ? { kind: "trial", outcome: runTrial(task.conditions, facts, isOpen) }
    : { kind: "evaluate", decisions: evaluationOf(task)(facts, isOpen) };
}

function evaluationOf({ key, rules }: Extract<Task, { kind: "evaluate" }>): Evaluation {
  const evaluation = kept.get(key) ?? compileEvaluation(rules);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, evaluation);
  return evaluation;
}
