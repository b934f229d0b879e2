import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { invalid, unavailable, type HubError } from "../../kernel/errors.ts";
import type { Result, Task } from "./task.ts";

/** A thread that evaluates rules. It starts with the first task, and again after each failure. */
export type RuleThread = {
  /** Runs one task at a time. Throws `rule_too_slow` after the deadline, `rules_busy` when too many wait, and the thread's own error. */
  run<K extends Task["kind"]>(task: Extract<Task, { kind: K }>): Promise<Extract<Result, { kind: K }>>;
};

/** Tasks that may wait; a turn takes at most the deadline. */
const WAITING_MAX = 20;

/** Pattern automata and their texts need far less. */
const MEMORY_MB = 256;

export function createRuleThread(deadlineMs: number): RuleThread {
  let thread: Promise<Worker> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const perform = async (task: Task): Promise<Result> => {
    let worker: Worker | undefined;
    try {
      worker = await (thread ??= start());
      return await ask(worker, task, deadlineMs);
    } catch (error) {
      thread = undefined;
      await worker?.terminate();
      throw error;
    }
  };

  return {
    async run(task) {
      if (waiting >= WAITING_MAX)
        throw unavailable("rules_busy", "Too many rules are being tested. Try again in a moment.");
      waiting += 1;
      const mine = turn.then(() => perform(task));
      turn = mine.catch(() => undefined).finally(() => (waiting -= 1));
      const result = await mine;
      if (!isResultOf(task, result)) throw new Error(`A ${task.kind} task returned ${result.kind}.`);
      return result;
    },
  };
}

/** Starts the thread and waits until its modules are loaded, so that no deadline runs before. It never keeps the process alive. */
async function start(): Promise<Worker> {
  const worker = new Worker(new URL("./main.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  await once(worker, "message");
  return worker;
}

async function ask(worker: Worker, task: Task, deadlineMs: number): Promise<Result> {
  const over = AbortSignal.timeout(deadlineMs);
  try {
    const answered = once(worker, "message", { signal: over });
    worker.postMessage(task);
    const [result]: Result[] = await answered;
    if (result) return result;
  } catch (error) {
    if (!over.aborted) throw error;
  }
  throw tooSlow();
}

const tooSlow = (): HubError =>
  invalid(
    "rule_too_slow",
    "These conditions take too long on this message. Simplify the patterns: repeat less often, and replace .{0,50} with a required word.",
  );

const isResultOf = <K extends Task["kind"]>(
  task: Extract<Task, { kind: K }>,
  result: Result,
): result is Extract<Result, { kind: K }> => result.kind === task.kind;
