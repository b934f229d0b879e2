import type { JobName } from "./queues.ts";
import type { WorkerDependencies } from "./worker-dependencies.ts";

/** Describes a job: one round over the rows that are due. */
export type Job = { readonly name: JobName; readonly run: (deps: WorkerDependencies) => Promise<void> };

/** Names a round of work. A throw is a failed attempt, and the next round tries again. */
export const defineJob = (name: JobName, run: Job["run"]): Job => ({ name, run });
