import { beforeEach, describe, expect, it } from "vitest";
import { createSendQueue, type SendQueue } from "./send-queue.ts";

type Send = { readonly id: string; readonly channelId: string };

let under: Map<string, () => void>;
let begun: string[];
let waits: Map<string, number>;
let slots: SendQueue<Send>;

/** Sends last until the test ends them. */
function open(total: number, waiting = 100, waitingOfChannel = 50) {
  [under, begun, waits] = [new Map(), [], new Map()];
  const rates = { waitOf: (channelId: string) => waits.get(channelId) ?? 0, start: () => true };
  slots = createSendQueue<Send>({ total, waiting, waitingOfChannel }, rates, ({ id }) => {
    begun.push(id);
    return new Promise((resolve) => under.set(id, resolve));
  });
}
beforeEach(() => open(4));

const enqueue = (channelId: string, ...ids: readonly string[]) =>
  ids.forEach((id) => slots.enqueue({ id, channelId }));

async function end(id: string) {
  under.get(id)?.();
  under.delete(id);
  await new Promise(setImmediate);
}

describe("with two channels of which one never answers", () => {
  it("the other keeps its slots and its order", async () => {
    enqueue("dead", "d1", "d2", "d3", "d4", "d5", "d6");
    enqueue("live", "l1", "l2", "l3");
    expect(begun).toEqual(["d1", "d2", "l1"]);
    await end("l1");
    await end("l2");
    await end("l3");
    expect(begun).toEqual(["d1", "d2", "l1", "l2", "l3"]);
  });

  it("the other's are brought here all the same, and no more of the dead one's", () => {
    open(2, 6, 3);
    enqueue("dead", "d1", "d2", "d3", "d4", "d5");
    expect([slots.crowded(), slots.capacity()]).toEqual([["dead"], 6]);
    enqueue("live", "l1", "l2");
    expect([begun, slots.crowded(), slots.capacity()]).toEqual([["d1", "l1"], ["dead"], 5]);
  });
});

describe("channels that wait for a slot", () => {
  it("get it in turn", async () => {
    open(2);
    slots.reserve(1);
    enqueue("a", "a1", "a2", "a3");
    enqueue("b", "b1", "b2");
    for (const id of ["a1", "a2", "b1", "a3"]) await end(id);
    expect(begun).toEqual(["a1", "a2", "b1", "a3", "b2"]);
  });

  it("take what was reserved and not needed", () => {
    open(2);
    expect(slots.reserve(1)).toBe(1);
    enqueue("a", "a1");
    enqueue("b", "b1");
    expect(begun).toEqual(["a1"]);
    slots.cancel(1);
    expect(begun).toEqual(["a1", "b1"]);
  });
});

describe("what is enqueued twice", () => {
  it("starts once while it waits", async () => {
    open(2);
    enqueue("a", "a1", "a2", "a2");
    await end("a1");
    await end("a2");
    expect(begun).toEqual(["a1", "a2"]);
  });
});

describe("a channel whose rate is used up", () => {
  it("holds no slot and nobody else", async () => {
    waits.set("slow", 60_000);
    enqueue("slow", "s1", "s2");
    enqueue("fast", "f1");
    expect(begun).toEqual(["f1"]);
    await end("f1");
    await slots.idle();
  });

  it("goes on in its order as soon as there is a token", async () => {
    waits.set("slow", 1);
    enqueue("slow", "s1", "s2");
    waits.delete("slow");
    await expect.poll(() => begun).toEqual(["s1", "s2"]);
  });

  it("is left to others when the process stops", async () => {
    waits.set("slow", 1);
    enqueue("slow", "s1");
    slots.clear();
    waits.delete("slow");
    enqueue("fast", "f1");
    expect([begun, slots.capacity()]).toEqual([["f1"], 100]);
  });
});
