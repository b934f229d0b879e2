import { randomUUID } from "node:crypto";
import { Queue as Line } from "bullmq";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "../kernel/log.ts";
import { emptyDatabase } from "../testing/database.ts";
import { redisUrl } from "../testing/redis.ts";
import { layWire } from "../testing/wire.ts";
import { openQueue, type Queue } from "./index.ts";

type Reminders = Record<string, { for: string }>;

const databaseUrl = await emptyDatabase();
const stores = {
  Redis: { address: redisUrl, open: (url: string) => openQueue<Reminders>({ redisUrl: url, databaseUrl }) },
  Postgres: { address: () => databaseUrl, open: (url: string) => openQueue<Reminders>({ databaseUrl: url }) },
};

// Failures are the subject here; their log lines would bury those of a failing test.
log.level = "silent";

const opened: Queue<Reminders>[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((queue) => queue.close()));
});

async function openOverWire(store: (typeof stores)["Redis"]) {
  const wire = await layWire(store.address());
  const queue = await store.open(wire.url);
  opened.push(queue);
  return { queue, wire, name: `remind-${randomUUID()}` };
}

describe.each(Object.entries(stores))("A queue whose %s may go away", (_name, store) => {
  it("gives up an add soon and without a throw, and refuses to count", async () => {
    const { queue, wire, name } = await openOverWire(store);
    await queue.add(name, { for: "Ada" });
    wire.cut();
    const began = Date.now();
    await queue.add(name, { for: "Grace" });
    await queue.add(name, { for: "Linus" });
    await queue.schedule(name, { everyMs: 1_000 }, { for: "everybody" });
    expect(Date.now() - began).toBeLessThan(2_000);
    await expect(queue.counts()).rejects.toMatchObject({ kind: "unavailable" });
    wire.mend();
    await expect
      .poll(async () => (await queue.counts().catch(() => ({ [name]: undefined })))[name]?.waiting)
      .toBe(1);
  });

  it("goes on working, and hears of new jobs at once, when it is back", async () => {
    const { queue, wire, name } = await openOverWire(store);
    const done: string[] = [];
    queue.process(name, async (reminder) => void done.push(reminder.for));
    await queue.add(name, { for: "Ada" });
    await expect.poll(() => done).toEqual(["Ada"]);
    wire.cut();
    await queue.add(name, { for: "nobody" });
    wire.mend();
    await expect
      .poll(async () => (await queue.add(name, { for: "Grace" }), done.includes("Grace")), { interval: 200 })
      .toBe(true);
  });

  it("finishes a long job before it closes", async () => {
    const { queue, name } = await openOverWire(store);
    const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    queue.process(name, async () => (begun.resolve(), mayEnd.promise));
    queue.process(`idle-${name}`, async () => {});
    const { queue: witness } = await openOverWire(store);
    await witness.add(name, { for: "Ada" });
    await begun.promise;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const closed = vi.fn();
    const closing = queue.close().then(closed);
    await vi.advanceTimersByTimeAsync(9_000);
    // Each look is a round trip, in which idle workers have time to close.
    for (let look = 0; look < 20; look += 1)
      expect((await witness.counts())[name]).toMatchObject({ active: 1 });
    expect(closed).not.toHaveBeenCalled();
    mayEnd.resolve();
    await closing;
    expect((await witness.counts())[name]).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  it("closes soon", async () => {
    const { queue, wire, name } = await openOverWire(store);
    queue.process(name, async () => {});
    await queue.add(name, { for: "Ada" });
    wire.cut();
    const began = Date.now();
    await queue.close();
    await queue.close();
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe("A queue in Redis", () => {
  it("opens without Redis and works when it comes", async () => {
    const wire = await layWire(redisUrl());
    wire.cut();
    const queue = await stores.Redis.open(wire.url);
    opened.push(queue);
    const [name, done, began] = [`remind-${randomUUID()}`, new Array<string>(), Date.now()];
    await queue.add(name, { for: "nobody" });
    expect(Date.now() - began).toBeLessThan(2_000);
    queue.process(name, async (reminder) => void done.push(reminder.for));
    wire.mend();
    await expect
      .poll(async () => (await queue.add(name, { for: "Ada" }), done.length), { interval: 200 })
      .toBeGreaterThan(0);
  });

  it("declares a schedule again that Redis has forgotten", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { queue, name } = await openOverWire(stores.Redis);
    await queue.schedule(name, { cron: "0 0 1 1 *" }, { for: "everybody" });
    const { hostname, port } = new URL(redisUrl());
    const line = new Line(name, { connection: { host: hostname, port: Number(port) }, prefix: "parley" });
    await line.removeJobScheduler(name);
    expect(await line.getJobSchedulersCount()).toBe(0);
    vi.advanceTimersByTime(60_000);
    await expect.poll(() => line.getJobSchedulersCount()).toBe(1);
    await line.close();
  });
});

describe("A queue in Postgres", () => {
  it("works at twenty names on two connections, without a warning", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const database = await emptyDatabase();
    const queue = await stores.Postgres.open(database);
    opened.push(queue);
    const done: string[] = [];
    const names = Array.from({ length: 20 }, (_, nth) => `remind-${nth}`);
    for (const name of names) queue.process(name, async () => void done.push(name));
    await Promise.all(names.map((name) => queue.add(name, { for: "Ada" })));
    await expect.poll(() => done.toSorted()).toEqual(names.toSorted());
    expect(await connectionsTo(database)).toBeLessThanOrEqual(2);
    expect(warned).not.toHaveBeenCalled();
    process.off("warning", warned);
  });

  it("refuses to open without Postgres, in words", async () => {
    const wire = await layWire(databaseUrl);
    wire.cut();
    await expect(stores.Postgres.open(wire.url)).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("cannot use Postgres"),
    });
  });
});

async function connectionsTo(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  await client.end();
  return rows[0]?.others ?? 0;
}
