import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { log } from "../kernel/log.ts";
import { emptyDatabase } from "../testing/database.ts";
import { redisUrl } from "../testing/redis.ts";
import { openQueue, type Queue } from "./index.ts";

type Reminder = { for: string; nth?: number };
type TestQueue = Queue<Record<string, Reminder>>;

const databaseUrl = await emptyDatabase();
const stores = {
  Redis: {
    open: () => openQueue<Record<string, Reminder>>({ redisUrl: redisUrl(), databaseUrl }),
    kept: keptInRedis,
  },
  Postgres: { open: () => openQueue<Record<string, Reminder>>({ databaseUrl }), kept: keptInPostgres },
};

// Failures are the subject here; their log lines would bury those of a failing test.
log.level = "silent";

const opened: TestQueue[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.close()));
});

/** A name nobody else uses, so that tests side by side in one store do not meet. */
const someName = () => `remind-${randomUUID()}`;

/** Work that notes what it did and when, and can be held up. */
function notebook() {
  const done: Reminder[] = [];
  const times: number[] = [];
  return {
    done,
    times,
    note: async (reminder: Reminder) => {
      times.push(Date.now());
      done.push(reminder);
    },
  };
}

/** Work that begins and then waits to be let go. */
function slowWork() {
  const begun: Reminder[] = [];
  const gates: (() => void)[] = [];
  return {
    begun,
    letGo: () => gates.shift()?.(),
    work: (reminder: Reminder) => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate.resolve);
      begun.push(reminder);
      return gate.promise;
    },
  };
}

async function keptInRedis(name: string): Promise<number> {
  const redis = new Redis(redisUrl());
  const keys = await redis.keys(`parley:${name}:*`);
  redis.disconnect();
  return keys.filter((key) => /:\d+$/.test(key)).length;
}

async function keptInPostgres(name: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ kept: number }>(
    "select count(*)::int as kept from bullmq.job where queue = $1",
    [name],
  );
  await client.end();
  return rows[0]?.kept ?? 0;
}

describe.each(Object.entries(stores))("A queue in %s", (_name, store) => {
  async function open(): Promise<TestQueue> {
    const queue = await store.open();
    opened.push(queue);
    return queue;
  }

  /** Waits until the store holds no job of any name this process used. */
  async function settled(queue: TestQueue): Promise<void> {
    const left = async () =>
      Object.values(await queue.counts()).reduce(
        (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
        0,
      );
    await expect.poll(left).toBe(0);
  }

  it("runs each job once and keeps nothing of it", async () => {
    const [queue, name, { done, note }] = [await open(), someName(), notebook()];
    await queue.add(name, { for: "Ada" });
    await queue.add(name, { for: "Grace" });
    queue.process(name, note);
    await settled(queue);
    expect(done).toEqual([{ for: "Ada" }, { for: "Grace" }]);
    expect(await queue.counts()).toEqual({ [name]: { waiting: 0, active: 0, delayed: 0, failed: 0 } });
    expect(await store.kept(name)).toBe(0);
    await queue.add(name, { for: "Linus" }, { delayMs: 60_000 });
    expect(await store.kept(name)).toBe(1);
  });

  it("runs a job added while the worker sleeps, at once", async () => {
    const [queue, name, { done, note }] = [await open(), someName(), notebook()];
    queue.process(name, note);
    await queue.add(name, { for: "Ada" });
    await expect.poll(() => done.length).toBe(1);
    await queue.add(name, { for: "Grace" });
    await expect.poll(() => done.length).toBe(2);
  });

  it("waits as long as it was told", async () => {
    const [queue, name, { times, note }] = [await open(), someName(), notebook()];
    queue.process(name, note);
    const added = Date.now();
    await queue.add(name, { for: "Ada" }, { delayMs: 300 });
    expect((await queue.counts())[name]?.delayed).toBe(1);
    await expect.poll(() => times.length).toBe(1);
    // A millisecond is lost where the store's clock is rounded.
    expect((times[0] ?? 0) - added).toBeGreaterThanOrEqual(299);
  });

  it("lets one waiting job stand for five of the same thing, and for no other thing", async () => {
    const [queue, name, { done, note }] = [await open(), someName(), notebook()];
    for (let nth = 1; nth <= 5; nth += 1)
      await queue.add(name, { for: "Ada", nth }, { deduplicationId: "ada" });
    await queue.add(name, { for: "Grace" }, { deduplicationId: "grace" });
    expect((await queue.counts())[name]?.waiting).toBe(2);
    queue.process(name, note);
    await settled(queue);
    expect(done.map((reminder) => reminder.for)).toEqual(["Ada", "Grace"]);
  });

  it("keeps the newest of those added beside a running one, runs it afterwards, and then begins anew", async () => {
    const [queue, name, slow] = [await open(), someName(), slowWork()];
    queue.process(name, slow.work, { concurrency: 5 });
    const add = (nth: number) => queue.add(name, { for: "Ada", nth }, { deduplicationId: "ada" });
    await add(1);
    await expect.poll(() => slow.begun.length).toBe(1);
    await add(2);
    await add(3);
    slow.letGo();
    await expect
      .poll(() => slow.begun)
      .toEqual([
        { for: "Ada", nth: 1 },
        { for: "Ada", nth: 3 },
      ]);
    slow.letGo();
    await settled(queue);
    await add(4);
    await expect.poll(() => slow.begun.length).toBe(3);
    slow.letGo();
  });

  it("runs a delayed job at once when the same thing is wanted now, and never later than first said", async () => {
    const [queue, name, { done, note }] = [await open(), someName(), notebook()];
    queue.process(name, note);
    await queue.add(name, { for: "Ada" }, { deduplicationId: "ada", delayMs: 400 });
    await queue.add(name, { for: "Ada" }, { deduplicationId: "ada", delayMs: 3_600_000 });
    await queue.add(name, { for: "Grace" }, { deduplicationId: "grace", delayMs: 3_600_000 });
    await queue.add(name, { for: "Grace" }, { deduplicationId: "grace" });
    await settled(queue);
    expect(done.map((reminder) => reminder.for)).toEqual(["Grace", "Ada"]);
  });

  it("tries a failing job again after a growing pause, and stops after its attempts", async () => {
    const [queue, name, times] = [await open(), someName(), new Map<number, number>()];
    queue.process(
      name,
      async (_reminder, { attempt }) => {
        times.set(attempt, Date.now());
        throw new Error("Ada cannot be reached");
      },
      { attempts: 3, backoff: { kind: "exponential", delayMs: 100 } },
    );
    await queue.add(name, { for: "Ada" });
    await expect.poll(async () => (await queue.counts())[name]?.failed).toBe(1);
    await settled(queue);
    const [first = 0, second = 0, third = 0, ...more] = [...times.values()];
    expect([...times.keys()]).toEqual([1, 2, 3]);
    expect(second - first).toBeGreaterThanOrEqual(99);
    expect(third - second).toBeGreaterThanOrEqual(199);
    expect(more).toEqual([]);
  });

  it("tries again what failed once, and forgets it when it succeeds", async () => {
    const [queue, name, attempts] = [await open(), someName(), new Array<number>()];
    queue.process(
      name,
      async (_reminder, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error("Ada is busy");
      },
      { attempts: 5, backoff: { kind: "fixed", delayMs: 20 } },
    );
    await queue.add(name, { for: "Ada" });
    await expect.poll(() => attempts).toEqual([1, 2]);
    await settled(queue);
    expect((await queue.counts())[name]?.failed).toBe(0);
  });

  it("repeats a schedule in its rhythm, and declares it twice to no effect", async () => {
    const [server, worker, name, { times, note }] = [await open(), await open(), someName(), notebook()];
    worker.process(name, note);
    await worker.schedule(name, { everyMs: 300 }, { for: "everybody" });
    await expect.poll(() => times.length).toBe(1);
    for (const queue of [server, worker, server])
      await queue.schedule(name, { everyMs: 300 }, { for: "everybody" });
    await expect.poll(() => times.length).toBeGreaterThanOrEqual(5);
    const [first = 0, , , , fifth = 0] = times;
    expect(fifth - first).toBeGreaterThan(850);
    expect((await worker.counts())[name]?.delayed).toBeLessThanOrEqual(1);
  });

  it("keeps a schedule's next time when a restart declares it again, and changes it when it is declared differently", async () => {
    const [queue, name, { done, note }] = [await open(), someName(), notebook()];
    await queue.schedule(name, { cron: "0 0 1 1 *", timeZone: "Europe/Paris" }, { for: "everybody", nth: 1 });
    expect(await queue.counts()).toEqual({ [name]: { waiting: 0, active: 0, delayed: 1, failed: 0 } });
    const restarted = await open();
    restarted.process(name, note);
    await restarted.schedule(name, { cron: "* * * * * *" }, { for: "everybody", nth: 2 });
    await expect.poll(() => done.length).toBeGreaterThanOrEqual(2);
    expect(done[0]).toEqual({ for: "everybody", nth: 2 });
  });

  it("shares the work of a name between two processes", async () => {
    const [here, there, name] = [await open(), await open(), someName()];
    const [left, right] = [slowWork(), slowWork()];
    here.process(name, left.work);
    there.process(name, right.work);
    for (const person of ["Ada", "Grace"]) await here.add(name, { for: person });
    await expect.poll(() => [left.begun.length, right.begun.length]).toEqual([1, 1]);
    expect([...left.begun, ...right.begun].map((reminder) => reminder.for).toSorted()).toEqual([
      "Ada",
      "Grace",
    ]);
    left.letGo();
    right.letGo();
  });

  it("runs as many at once as it was told, and no more", async () => {
    const [queue, name, slow] = [await open(), someName(), slowWork()];
    for (const person of ["Ada", "Grace", "Linus"]) await queue.add(name, { for: person });
    queue.process(name, slow.work, { concurrency: 2 });
    await expect
      .poll(async () => (await queue.counts())[name])
      .toEqual({ waiting: 1, active: 2, delayed: 0, failed: 0 });
    slow.letGo();
    await expect.poll(() => slow.begun.length).toBe(3);
    slow.letGo();
    slow.letGo();
  });

  it("makes nobody's reminder wait for another name's", async () => {
    const [queue, slowName, name] = [await open(), someName(), someName()];
    const [slow, { done, note }] = [slowWork(), notebook()];
    queue.process(slowName, slow.work);
    queue.process(name, note);
    await queue.add(slowName, { for: "Ada" });
    await expect.poll(() => slow.begun.length).toBe(1);
    await queue.add(name, { for: "Grace" });
    await expect.poll(() => done.length).toBe(1);
    slow.letGo();
  });

  it("leaves a job to whoever works at its name", async () => {
    const [queue, worked, unworked, { note }] = [await open(), someName(), someName(), notebook()];
    queue.process(worked, note);
    await queue.add(unworked, { for: "Ada" });
    await queue.add(worked, { for: "Grace" });
    await expect.poll(async () => (await queue.counts())[worked]?.waiting).toBe(0);
    expect((await queue.counts())[unworked]?.waiting).toBe(1);
  });

  it("finishes what it runs before it closes, takes nothing more, and leaves the rest to others", async () => {
    const [leaving, staying, name] = [await open(), await open(), someName()];
    const [slow, { done, note }] = [slowWork(), notebook()];
    leaving.process(name, slow.work);
    leaving.process(someName(), note);
    await leaving.add(name, { for: "Ada" });
    await leaving.add(name, { for: "Grace" });
    await expect.poll(() => slow.begun.length).toBe(1);
    const closed = leaving.close();
    slow.letGo();
    await closed;
    await leaving.add(name, { for: "nobody" });
    staying.process(name, note);
    await settled(staying);
    expect(slow.begun).toEqual([{ for: "Ada" }]);
    expect(done).toEqual([{ for: "Grace" }]);
  });
});
