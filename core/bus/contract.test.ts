import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import { redisUrl } from "../testing/redis.ts";
import { layWire } from "../testing/wire.ts";
import { openBus, type Bus } from "./index.ts";

// Failures are the subject here; their log lines would bury those of a failing test.
log.level = "silent";

const opened: Bus[] = [];

async function open(url: string | undefined, prefix: string = randomUUID()): Promise<Bus> {
  const bus = await openBus({ redisUrl: url, prefix });
  opened.push(bus);
  return bus;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((bus) => bus.close()));
});

/** Subscribes and keeps what is heard, in order. */
async function listen(bus: Bus, topic: string) {
  const heard: JsonObject[] = [];
  const leave = await bus.subscribe(topic, (payload) => heard.push(payload));
  return { heard, leave };
}

const stores = { memory: () => undefined, Redis: redisUrl };

describe.each(Object.entries(stores))("A bus in %s", (_name, url) => {
  it("brings Ada's news to everyone who listens, once and in order", async () => {
    const bus = await open(url());
    const [grace, linus] = [await listen(bus, "acme"), await listen(bus, "acme")];
    const news = Array.from({ length: 200 }, (_, nth) => ({
      nth,
      text: "naïve ✓",
      parts: [1, null, { deep: true }],
    }));
    for (const item of news) bus.publish("acme", item);
    await expect.poll(() => linus.heard.length).toBe(200);
    expect(grace.heard).toEqual(news);
    expect(linus.heard).toEqual(news);
  });

  it("keeps topics apart", async () => {
    const bus = await open(url());
    const [acme, globex] = [await listen(bus, "acme"), await listen(bus, "globex")];
    bus.publish("acme", { for: "acme" });
    bus.publish("globex", { for: "globex" });
    await expect.poll(() => globex.heard).toEqual([{ for: "globex" }]);
    expect(acme.heard).toEqual([{ for: "acme" }]);
  });

  it("never runs a listener inside publish", async () => {
    const bus = await open(url());
    const { heard } = await listen(bus, "acme");
    bus.publish("acme", { at: "once" });
    expect(heard).toEqual([]);
    await expect.poll(() => heard.length).toBe(1);
  });

  it("tells nobody who left, not even news already on its way", async () => {
    const bus = await open(url());
    const [ada, grace] = [await listen(bus, "acme"), await listen(bus, "acme")];
    bus.publish("acme", { nth: 1 });
    ada.leave();
    await expect.poll(() => grace.heard.length).toBe(1);
    expect(ada.heard).toEqual([]);
  });

  it("lets a person leave twice and come back", async () => {
    const bus = await open(url());
    const first = await listen(bus, "acme");
    first.leave();
    first.leave();
    const second = await listen(bus, "acme");
    first.leave();
    bus.publish("acme", { nth: 1 });
    await expect.poll(() => second.heard.length).toBe(1);
    expect(first.heard).toEqual([]);
  });

  it("counts one function subscribed twice as two listeners", async () => {
    const bus = await open(url());
    const hear = vi.fn();
    const leave = await bus.subscribe("acme", hear);
    await bus.subscribe("acme", hear);
    bus.publish("acme", {});
    await expect.poll(() => hear.mock.calls.length).toBe(2);
    leave();
    bus.publish("acme", {});
    await expect.poll(() => hear.mock.calls.length).toBe(3);
  });

  it("keeps one listener's fault from the others and from the publisher", async () => {
    const bus = await open(url());
    await bus.subscribe("acme", () => {
      throw new Error("Ada's browser is gone");
    });
    const grace = await listen(bus, "acme");
    bus.publish("acme", { nth: 1 });
    bus.publish("acme", { nth: 2 });
    await expect.poll(() => grace.heard.length).toBe(2);
  });

  it("falls silent when closed, and publishing then does no harm", async () => {
    const bus = await open(url());
    const { heard } = await listen(bus, "acme");
    bus.publish("acme", { nth: 1 });
    await expect.poll(() => heard.length).toBe(1);
    await bus.close();
    bus.publish("acme", { nth: 2 });
    await bus.subscribe("acme", () => {});
    await bus.close();
    expect(heard).toHaveLength(1);
  });
});

describe("A bus over Redis", () => {
  it("brings news from one process to another", async () => {
    const [server, worker] = [await open(redisUrl(), "shared"), await open(redisUrl(), "shared")];
    const { heard } = await listen(server, "acme");
    worker.publish("acme", { from: "the worker" });
    await expect.poll(() => heard).toEqual([{ from: "the worker" }]);
  });

  it("keeps two hubs on one Redis apart", async () => {
    const [ours, theirs] = [await open(redisUrl(), "ours"), await open(redisUrl(), "theirs")];
    const [here, there] = [await listen(ours, "acme"), await listen(theirs, "acme")];
    theirs.publish("acme", { hub: "theirs" });
    await expect.poll(() => there.heard.length).toBe(1);
    expect(here.heard).toEqual([]);
  });

  it("drops news while Redis is away, without a throw, and finds back by itself", async () => {
    const wire = await layWire(redisUrl());
    const [server, worker] = [await open(wire.url, "wired"), await open(redisUrl(), "wired")];
    const { heard } = await listen(server, "acme");
    wire.cut();
    server.publish("acme", { while: "away" });
    const late = await listen(server, "globex");
    wire.mend();
    await expect.poll(() => (worker.publish("acme", { after: "mending" }), heard.length)).toBeGreaterThan(0);
    expect(heard[0]).toEqual({ after: "mending" });
    await expect
      .poll(() => (server.publish("globex", { both: "ways" }), late.heard.length))
      .toBeGreaterThan(0);
  });

  it("opens without Redis and connects when it comes", async () => {
    const wire = await layWire(redisUrl());
    wire.cut();
    const bus = await open(wire.url);
    const { heard } = await listen(bus, "acme");
    bus.publish("acme", { nobody: "hears" });
    wire.mend();
    await expect.poll(() => (bus.publish("acme", { now: true }), heard.length)).toBeGreaterThan(0);
    expect(heard[0]).toEqual({ now: true });
    wire.cut();
  });
});
