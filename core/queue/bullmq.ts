import { Queue as Line, Worker, type IQueueBackend, type Job, type JobProgress } from "bullmq";
import { errorMessage, unavailable } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import { jobOptions, repeatOptions, retryPolicy } from "./bullmq-options.ts";
import type { AddOptions, JobCounts, Jobs, ProcessOptions, Queue, Recurrence, Work } from "./queue.ts";
import type { Store } from "./store.ts";

const TEND_EVERY_MS = 60_000;
const FINISH_WITHIN_MS = 10_000;
/** For the store's bookkeeping, which never ends while the store is away. */
const CLOSE_WITHIN_MS = 2_000;
const LOCK_MS = 60_000;
const KEEP_EVENTS = 100;

type LineOf<Connection> = Line<JsonObject, void, string, JsonObject, void, string, IQueueBackend, Connection>;
type WorkerOf<Payload, Connection> = Worker<Payload, void, string, IQueueBackend, JobProgress, Connection>;

/** The queue on BullMQ: a BullMQ queue, here called a line, for each job name, so that no name waits for another. */
export class BullQueue<J extends Jobs, Connection> implements Queue<J> {
  readonly #store: Store<Connection>;
  readonly #lines = new Map<string, LineOf<Connection>>();
  readonly #workers: { close(): Promise<void> }[] = [];
  readonly #schedules = new Map<string, { recurrence: Recurrence; payload: JsonObject }>();
  readonly #running = new Set<Promise<void>>();
  readonly #tending: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  constructor(store: Store<Connection>) {
    this.#store = store;
    this.#tending = setInterval(() => void this.#tend(), TEND_EVERY_MS).unref();
  }

  async add<Name extends keyof J & string>(
    name: Name,
    payload: J[Name],
    options: AddOptions = {},
  ): Promise<void> {
    await this.#attempt("add a job", name, () => this.#line(name).add(name, payload, jobOptions(options)));
  }

  process<Name extends keyof J & string>(
    name: Name,
    work: Work<J[Name]>,
    options: ProcessOptions = {},
  ): void {
    const policy = retryPolicy(options);
    const run = async (job: Job<J[Name], void>) => {
      // BullMQ reads these from the job; set here, whoever works decides, and a change reaches jobs already waiting.
      Object.assign(job.opts, policy);
      await this.#watch(work(job.data, { id: job.id ?? "", attempt: job.attemptsMade + 1 }));
    };
    this.#line(name);
    this.#workers.push(this.#hire(name, run, options.concurrency ?? 1));
  }

  async schedule<Name extends keyof J & string>(
    name: Name,
    recurrence: Recurrence,
    payload: J[Name],
  ): Promise<void> {
    this.#schedules.set(name, { recurrence, payload });
    await this.#declare(name);
  }

  async counts(): Promise<Record<string, JobCounts>> {
    if (this.#closing || !this.#store.isReady()) throw away();
    const counted = [...this.#lines].map(async ([name, line]) => [name, await countsOf(line)] as const);
    return Object.fromEntries(await Promise.all(counted).catch((thrown) => Promise.reject(away(thrown))));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#tending);
    const workersClosed = Promise.all(this.#workers.map((worker) => worker.close()));
    await within(FINISH_WITHIN_MS, Promise.allSettled(this.#running));
    await within(CLOSE_WITHIN_MS, workersClosed);
    await within(CLOSE_WITHIN_MS, Promise.all([...this.#lines.values()].map((line) => line.close())));
    await this.#store.close();
  }

  async #watch(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    await work.finally(() => this.#running.delete(work));
  }

  /** A schedule must outlive a store that was away or lost what it held, for sweepers run by it. */
  async #tend(): Promise<void> {
    for (const name of this.#schedules.keys()) {
      await this.#attempt("look after a schedule", name, async () => {
        const known = await this.#line(name).getJobScheduler(name);
        if (known?.next === undefined || known.next < Date.now() - TEND_EVERY_MS) await this.#declare(name);
      });
    }
  }

  async #declare(name: string): Promise<void> {
    const schedule = this.#schedules.get(name);
    if (schedule === undefined) return;
    const template = { name, data: schedule.payload };
    await this.#attempt("declare a schedule", name, () =>
      this.#line(name).upsertJobScheduler(name, repeatOptions(schedule.recurrence), template),
    );
  }

  async #attempt(act: string, job: string, perform: () => Promise<unknown>): Promise<void> {
    if (this.#closing) return;
    try {
      if (!this.#store.isReady()) throw away();
      await perform();
    } catch (thrown) {
      log.warn({ job }, `The queue could not ${act}: ${errorMessage(thrown)}`);
    }
  }

  #line(name: string): LineOf<Connection> {
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const { producer: connection, prefix, backend } = this.#store;
    const line: LineOf<Connection> = new Line(
      name,
      { connection, prefix, streams: { events: { maxLen: KEEP_EVENTS } } },
      backend,
    );
    line.on("error", this.#store.report);
    this.#lines.set(name, line);
    return line;
  }

  #hire<Payload>(
    name: string,
    run: (job: Job<Payload, void>) => Promise<void>,
    concurrency: number,
  ): WorkerOf<Payload, Connection> {
    const { consumer: connection, prefix, pollSeconds, backend } = this.#store;
    const options = {
      connection,
      prefix,
      concurrency,
      drainDelay: pollSeconds,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS,
    };
    const worker: WorkerOf<Payload, Connection> = new Worker(name, run, options, backend);
    worker.on("error", this.#store.report);
    worker.on("failed", (job, thrown) =>
      log.warn({ job: name, id: job?.id, attempt: job?.attemptsMade, err: thrown }, "A job failed."),
    );
    return worker;
  }
}

const away = (thrown: unknown = "it is not connected") =>
  unavailable("queue_away", `The queue's store does not answer: ${errorMessage(thrown)}.`);

async function countsOf<Connection>(line: LineOf<Connection>): Promise<JobCounts> {
  const {
    waiting = 0,
    active = 0,
    delayed = 0,
    failed = 0,
  } = await line.getJobCounts("waiting", "active", "delayed", "failed");
  return { waiting, active, delayed, failed };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
