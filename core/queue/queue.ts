import type { JsonObject } from "../kernel/json.ts";

/** Every job's name and what it carries: ids only, for the row is the truth. */
export type Jobs = Record<string, JsonObject>;

/** `deduplicationId` keeps at most one job waiting and one running for the same thing. */
export type AddOptions = { delayMs?: number; deduplicationId?: string };

/** How one process works at a name; `attempts` counts the first try too, and `exponential` doubles the delay each time. */
export type ProcessOptions = {
  concurrency?: number;
  attempts?: number;
  backoff?: { kind: "fixed" | "exponential"; delayMs: number };
};

/** Does one job; a throw is a failed attempt. `attempt` begins at 1. */
export type Work<Payload> = (payload: Payload, job: { id: string; attempt: number }) => Promise<void>;

/** When a scheduled job is due: every so often (the first time at once), or by a cron pattern of five or six fields in a time zone (UTC unless told). */
export type Recurrence = { everyMs: number } | { cron: string; timeZone?: string };

/** Jobs of one name in the store; `failed` have used up their attempts and are kept for a person to look at, the newest hundred. */
export type JobCounts = { waiting: number; active: number; delayed: number; failed: number };

/**
 * Carries wake-ups, delays, schedules and retries; never one job per message.
 *
 * A job is a reminder to look at rows, so it may be lost, come late or come twice: a sweeper over the rows is the
 * guarantee, and whoever works must be able to do a job again. An implementation must not let `add` throw or hang because its store
 * is away (it logs and gives up), must not run jobs of a name it has no work for, must not make the jobs of one name wait for
 * those of another, and must not run in anybody's transaction.
 */
export type Queue<J extends Jobs> = {
  /**
   * Adds a job. With a `deduplicationId` in use: a waiting job stands for both, a delayed one runs at once if this add has no
   * delay, and beside a running one the newest add is kept and runs after it.
   */
  add<Name extends keyof J & string>(name: Name, payload: J[Name], options?: AddOptions): Promise<void>;
  /** Begins to work at a name, sharing its jobs with every process that does; the worker's options count, not the adder's. */
  process<Name extends keyof J & string>(name: Name, work: Work<J[Name]>, options?: ProcessOptions): void;
  /** Declares the one schedule of a name; declared again (by a restart, by another process) it keeps its rhythm, declared differently it takes the new one. */
  schedule<Name extends keyof J & string>(
    name: Name,
    recurrence: Recurrence,
    payload: J[Name],
  ): Promise<void>;
  /** Counts the jobs of every name this process has used; `unavailable` when the store is away. */
  counts(): Promise<Record<string, JobCounts>>;
  /** Takes no more jobs, lets those it runs finish (ten seconds at most) and ends its connections; `add` does nothing afterwards. */
  close(): Promise<void>;
};
