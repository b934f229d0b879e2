import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { logReadable } from "../testing/log-readable.ts";
import type { Follower } from "./follower.ts";
import { readFollowerLag } from "./follower-lag.ts";
import { removeOldEvents } from "./remove-old-events.ts";
import { runFollowers, type Followers } from "./run-followers.ts";

const database = await testDatabase();
const PROGRAM = fileURLToPath(new URL("../testing/programs/follow-events.ts", import.meta.url));

let acme: OrganizationId;
let globex: OrganizationId;
let seen: string[];

beforeAll(() =>
  database.owner.query(
    "create table effects (event_id text primary key); grant insert on effects to parley_system",
  ),
);
beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  globex = await makeOrganization(database.owner, "Globex");
  seen = [];
});
afterEach(() => database.owner.query("truncate outbox, event_followers, event_dead_letters, effects"));

/** Keeps what it sees, and writes an effect of every event, which can exist once; it fails at events that are `poison`. */
const follower = (poison: readonly string[] = []): Follower => ({
  name: "test",
  kinds: ["message_changed"],
  async handle(events, { client }) {
    for (const { id } of events) {
      await client.query("insert into effects values ($1)", [id]);
      if (poison.includes(id)) throw new Error(`${id} is poison.`);
    }
    seen.push(...events.map(({ id }) => id));
  },
});

async function append(count: number, organizationId = acme, kind = "message_changed"): Promise<string[]> {
  const ids = await write(count, organizationId, kind);
  await logReadable(database.owner);
  return ids;
}

async function write(count: number, organizationId = acme, kind = "message_changed"): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId("obx"));
  await database.owner.query(
    "insert into outbox (organization_id, id, kind, payload, done_at) select $1, id, $3, '{}', clock_timestamp() from unnest($2::text[]) id",
    [organizationId, ids, kind],
  );
  return ids;
}

const effects = async (): Promise<string[]> =>
  (await database.owner.query<{ id: string }>("select event_id as id from effects order by 1")).rows.map(
    ({ id }) => id,
  );
const inCursor = (set: string) => database.owner.query(`update event_followers set ${set}`);
const deadLetters = async () =>
  (await database.owner.query("select organization_id, follower, event_id, error from event_dead_letters"))
    .rows;

/** Lets a follower read until it has nothing left to do but wait; and waits for nothing. */
async function followThrough(followers: Followers): Promise<void> {
  for (let rounds = 0; rounds < 10; rounds += 1) {
    await followers.wake();
    await inCursor("retry_at = null");
  }
}

describe("a follower", () => {
  it("reads the log of all organizations, once, in order, and only the kinds it asks for", async () => {
    const ids = [...(await append(2)), ...(await append(1, globex))];
    await append(1, acme, "contact_changed");
    const followers = await runFollowers(database, [follower()]);
    await followers.wake();
    const later = await append(1);
    await followers.wake();
    expect(seen).toEqual([...ids, ...later]);
  });

  it("waits for a transaction under way, and never sees a later event before an earlier one", async () => {
    const followers = await runFollowers(database, [follower()]);
    const [first] = await append(1);
    const slow = await database.owner.connect();
    onTestFinished(() => slow.release(true));
    await slow.query("begin");
    const early = newId("obx");
    await slow.query(
      "insert into outbox (organization_id, id, kind, payload) values ($1, $2, 'message_changed', '{}')",
      [acme, early],
    );
    const [late] = await write(1);
    await followers.wake();
    expect(seen).toEqual([first]);
    await slow.query("commit");
    await logReadable(database.owner);
    await followers.wake();
    expect(seen).toEqual([first, early, late]);
  });

  it("is one process at a time; another goes on when its lease has ended, or at once when it stops", async () => {
    const [first, second] = [
      await runFollowers(database, [follower()]),
      await runFollowers(database, [follower()]),
    ];
    await append(1);
    await first.wake();
    const [held] = await append(1);
    await second.wake();
    expect(seen).not.toContain(held);
    await first.stop();
    await second.wake();
    expect(seen).toContain(held);
  });

  it("does each event once, though a process is killed in the middle of a batch and another goes on", async () => {
    const ids = await append(1_200);
    const process = spawn(globalThis.process.execPath, [PROGRAM, database.url], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(process.stdout, "data");
    process.kill("SIGKILL");
    await once(process, "exit");
    const done = await effects();
    expect(done).toHaveLength(500);
    await inCursor("lease_until = clock_timestamp() - interval '1 second'");
    await followThrough(await runFollowers(database, [follower()]));
    expect(await effects()).toEqual(ids.toSorted());
    expect(seen.toSorted()).toEqual(ids.filter((id) => !done.includes(id)).toSorted());
  }, 30_000);

  it("does nothing more of a batch when another process has taken over meanwhile", async () => {
    const [id] = await append(1);
    const zombie: Follower = {
      ...follower(),
      async handle(events, context) {
        await follower().handle(events, context);
        await inCursor("holder = 'somebody else'");
      },
    };
    await (await runFollowers(database, [zombie])).wake();
    expect(await effects()).toEqual([]);
    await inCursor("lease_until = clock_timestamp() - interval '1 second'");
    await (await runFollowers(database, [follower()])).wake();
    expect(await effects()).toEqual([id]);
  });
});

describe("an event that cannot be handled", () => {
  it("goes to the follower's dead letters with its error after five attempts; all others are done", async () => {
    const ids = await append(20);
    const poison = ids[7] ?? "";
    await followThrough(await runFollowers(database, [follower([poison])]));
    expect(seen).toEqual(ids.filter((id) => id !== poison));
    expect(await effects()).toEqual(seen.toSorted());
    expect(await deadLetters()).toEqual([
      { organization_id: acme, follower: "test", event_id: poison, error: `${poison} is poison.` },
    ]);
  });

  it("is tried again only after a while", async () => {
    const [poison = ""] = await append(1);
    const followers = await runFollowers(database, [follower([poison])]);
    await followers.wake();
    await followers.wake();
    const { rows } = await database.owner.query("select attempts from event_followers");
    expect(rows).toEqual([{ attempts: 1 }]);
  });

  it("is passed over as well when it ends every process that takes it up", async () => {
    const ids = await append(3);
    await runFollowers(database, [follower()]);
    await inCursor("attempts = 5");
    await followThrough(await runFollowers(database, [follower()]));
    expect(seen).toEqual(ids.slice(1));
    expect(await deadLetters()).toMatchObject([
      { event_id: ids[0], error: "It was taken up 5 times and never finished." },
    ]);
  });
});

describe("a database restored into another cluster", () => {
  it("has its log followed again from the start, with what its transaction numbers would hide", async () => {
    const ids = await append(2);
    await (await runFollowers(database, [follower()])).wake();
    await database.owner.query("update outbox set transaction = '999999999' where id = $1", [ids[1]]);
    await inCursor("cluster = 'another', transaction = '999999999'");
    await database.owner.query("truncate effects");
    seen = [];
    const followers = await runFollowers(database, [follower()]);
    await logReadable(database.owner);
    await followThrough(followers);
    expect(seen).toEqual(ids);
  });
});

describe("the log", () => {
  const age = (interval: string) =>
    database.owner.query("update outbox set done_at = clock_timestamp() - $1::interval", [interval]);

  it("is kept past two days until the slowest follower has passed, but not past a week", async () => {
    const followers = await runFollowers(database, [follower(), { ...follower(), name: "slow" }]);
    await append(1);
    await inCursor("lease_until = clock_timestamp() + interval '1 hour', holder = 'busy'");
    await database.owner.query(
      "update event_followers set holder = null, lease_until = null where name = 'test'",
    );
    await followers.wake();
    await age("3 days");
    expect(await removeOldEvents(database)).toBe(0);
    await age("8 days");
    expect(await removeOldEvents(database)).toBe(1);
    await append(1);
    await inCursor("holder = null, lease_until = null");
    await database.owner.query("truncate effects");
    await followers.wake();
    await database.owner.query("truncate effects");
    await followThrough(followers);
    await age("3 days");
    expect(await removeOldEvents(database)).toBe(1);
  });

  it("says how far each follower is behind it", async () => {
    const followers = await runFollowers(database, [follower()]);
    expect(await readFollowerLag(database)).toEqual([{ name: "test", events: 0, seconds: 0, skipped: 0 }]);
    const [poison = ""] = await append(2);
    await database.owner.query("update outbox set created_at = clock_timestamp() - interval '10 minutes'");
    expect(await readFollowerLag(database)).toEqual([{ name: "test", events: 2, seconds: 600, skipped: 0 }]);
    await followThrough(followers);
    await database.owner.query("truncate effects");
    await followThrough(await runFollowers(database, [{ ...follower([poison]), name: "picky" }]));
    expect(await readFollowerLag(database)).toMatchObject([
      { name: "picky", events: 0, skipped: 1 },
      { name: "test", events: 0, seconds: 0 },
    ]);
  });
});
