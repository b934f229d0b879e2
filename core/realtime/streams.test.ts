import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBus, type Bus } from "../bus/index.ts";
import { inOrganization, openDatabase } from "../database/index.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { removeOldEvents } from "../outbox/remove-old-events.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { live } from "../testing/live.ts";
import { redisUrl } from "../testing/redis.ts";
import { layWire } from "../testing/wire.ts";
import { placeAt, reachesBack, readNews } from "./feed.ts";
import type { Listener } from "./feeds.ts";
import { openStreams, type Streams } from "./streams.ts";

const database = await testDatabase();
const closing: (() => Promise<void>)[] = [];

let bus: Bus;
let streams: Streams;
let acme: OrganizationId;

beforeEach(async () => {
  bus = await openBus({});
  streams = await open(bus);
  acme = await makeOrganization(database.owner);
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await bus.close();
});

async function open(on: Bus, from = database): Promise<Streams> {
  const opened = await openStreams(from, on, live);
  closing.push(() => opened.close());
  return opened;
}

/** Somebody who keeps what they are told: the names of members who changed. */
async function listen(to = streams, organization = acme) {
  const heard: string[] = [];
  const listener: Listener = {
    deliver: (events) => heard.push(...events.map((event) => String(event.data["id"]))),
    reset: () => heard.push("reset"),
  };
  return { heard, ...(await to.listen(organization, listener)) };
}

const changed = (userId: string) => ({ kind: "member_changed", userId: userId as UserId }) as const;
const say = (name: string, organization = acme) =>
  inOrganization(database, organization, (tx) => appendEvent(tx, changed(name)));
const tell = async (name: string, organization = acme) => {
  await say(name, organization);
  streams.announce(organization);
};

/** A transaction that has written and lets its end wait. */
async function beginSlowly(name: string) {
  const done = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const end = inOrganization(database, acme, async (tx) => {
    await appendEvent(tx, changed(name));
    written.resolve();
    await done.promise;
  });
  await written.promise;
  return {
    commit: () => (done.resolve(), end),
    fail: () => (done.reject(new Error("Undone.")), end.catch(() => {})),
  };
}

const fill = (count: number) =>
  database.owner.query(
    "insert into outbox (organization_id, id, kind, payload, done_at) select $1, new_id('obx'), 'member_changed', jsonb_build_object('userId', n), clock_timestamp() from generate_series(1, $2::integer) n",
    [acme, count],
  );

describe("live news", () => {
  it("reaches everyone who listens, once and in order", async () => {
    const [ada, grace] = [await listen(), await listen()];
    for (const name of ["one", "two", "three"]) await tell(name);
    await expect.poll(() => grace.heard).toEqual(["one", "two", "three"]);
    expect(ada.heard).toEqual(["one", "two", "three"]);
  });

  it("never reaches another organization", async () => {
    const other = await makeOrganization(database.owner, "Other");
    const [here, there] = [await listen(), await listen(streams, other)];
    streams.tell(acme, { name: "typing", needs: [], data: { id: "acme types" } });
    await tell("acme's");
    await tell("other's", other);
    await expect.poll(() => there.heard).toEqual(["other's"]);
    await expect.poll(() => here.heard).toEqual(["acme types", "acme's"]);
  });

  it("says nothing to those who left, and finds those who come after", async () => {
    const ada = await listen();
    ada.stop();
    const grace = await listen();
    ada.stop();
    await tell("late");
    await expect.poll(() => grace.heard).toEqual(["late"]);
    expect(ada.heard).toEqual([]);
  });

  it("finds who begins to listen in the moment the last one leaves", async () => {
    const ada = await listen();
    const coming = listen();
    ada.stop();
    const grace = await coming;
    await tell("now");
    await expect.poll(() => grace.heard).toEqual(["now"]);
  });

  it("brings what a slow transaction commits late, once, and what others commit meanwhile at once", async () => {
    const ada = await listen();
    const slow = await beginSlowly("slow");
    await tell("quick");
    await expect.poll(() => ada.heard).toEqual(["quick"]);
    await tell("quicker");
    await expect.poll(() => ada.heard).toEqual(["quick", "quicker"]);
    await slow.commit();
    streams.announce(acme);
    await expect.poll(() => ada.heard).toEqual(["quick", "quicker", "slow"]);
  });

  it("brings nothing of what is undone", async () => {
    const ada = await listen();
    const slow = await beginSlowly("undone");
    await slow.fail();
    await tell("done");
    await expect.poll(() => ada.heard).toEqual(["done"]);
  });

  it("that is too much is one reset, and goes on behind it, even while a slow transaction lasts", async () => {
    const slow = await beginSlowly("slow");
    const ada = await listen();
    await fill(1_001);
    streams.announce(acme);
    await expect.poll(() => ada.heard).toEqual(["reset"]);
    await tell("after");
    await expect.poll(() => ada.heard).toEqual(["reset", "after"]);
    await slow.commit();
    streams.announce(acme);
    await expect.poll(() => ada.heard).toEqual(["reset", "after", "slow"]);
  });

  it("is read from the log though nobody announced it", async () => {
    const impatient = await openStreams(database, bus, live, 50);
    closing.push(() => impatient.close());
    const ada = await listen(impatient);
    await say("unannounced");
    await expect.poll(() => ada.heard).toEqual(["unannounced"]);
  });

  it("travels between processes", async () => {
    const prefix = randomUUID();
    const [wires, elsewhere] = [
      await openBus({ redisUrl: redisUrl(), prefix }),
      await openBus({ redisUrl: redisUrl(), prefix }),
    ];
    closing.push(
      () => wires.close(),
      () => elsewhere.close(),
    );
    const [server, worker] = [await open(wires), await open(elsewhere)];
    const ada = await listen(server);
    await say("from the worker");
    worker.announce(acme);
    await expect.poll(() => ada.heard).toEqual(["from the worker"]);
  });

  it("can be listened to again after the database was away", async () => {
    const wire = await layWire(database.url);
    const wired = openDatabase(wire.url);
    closing.push(() => wired.close());
    const away = await openStreams(wired, bus, live);
    closing.push(() => away.close());
    wire.cut();
    await expect(listen(away)).rejects.toThrow("Connection terminated");
    away.announce(acme);
    wire.mend();
    const ada = await listen(away);
    await say("back");
    away.announce(acme);
    await expect.poll(() => ada.heard).toEqual(["back"]);
  });
});

describe("a place to resume from", () => {
  const resume = async (position: string) =>
    (await readNews(database, acme, placeAt(position), live)).events?.map((event) => event.data["id"]);

  it("misses nothing, not even what a transaction commits that was running then", async () => {
    const slow = await beginSlowly("slow");
    const { position } = await listen();
    await say("quick");
    expect(await resume(position)).toEqual(["quick"]);
    await slow.commit();
    expect(await resume(position)).toEqual(["slow", "quick"]);
  });

  it("is of no use when there is more to tell than to read anew", async () => {
    const { position } = await listen();
    await fill(1_001);
    expect(await resume(position)).toBeUndefined();
  });

  it("is of no use before what retention removed, or beyond what has happened", async () => {
    const { position, stop } = await listen();
    stop();
    await say("old");
    expect(await reachesBack(database, acme, position)).toBe(true);
    await database.owner.query(
      "update outbox set done_at = clock_timestamp() - interval '3 days' where organization_id = $1",
      [acme],
    );
    await removeOldEvents(database);
    expect(await reachesBack(database, acme, position)).toBe(false);
    // A position also waits for transactions in other databases of the server.
    await expect.poll(async () => reachesBack(database, acme, (await listen()).position)).toBe(true);
    expect(await reachesBack(database, acme, "9000000000000000000")).toBe(false);
  });
});
