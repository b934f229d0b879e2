import { expect, it } from "vitest";
import { createWaitingList } from "./waiting-list.ts";

const list = () => createWaitingList<{ id: string; channelId: string }>({ waiting: 10, waitingOfChannel: 3 });
const one = (channelId: string, id: string) => ({ id, channelId });

it("keeps a channel's own order", () => {
  const waiting = list();
  for (const id of ["a", "b", "c"]) waiting.add(one("shop", id));
  expect([1, 2, 3, 4].map(() => waiting.take("shop")?.id)).toEqual(["a", "b", "c", undefined]);
});

it("visits channels in turn: one that was taken from stands behind the others", () => {
  const waiting = list();
  for (const id of ["a", "b"]) waiting.add(one("shop", id));
  waiting.add(one("desk", "c"));
  const taken: (string | undefined)[] = [];
  for (const channelId of waiting.channels()) taken.push(waiting.take(channelId)?.id);
  expect(taken).toEqual(["a", "c", "b"]);
  expect([...waiting.channels()]).toEqual([]);
});

it("holds one that is added again once", () => {
  const waiting = list();
  waiting.add(one("shop", "a"));
  waiting.add(one("shop", "a"));
  expect([waiting.take("shop")?.id, waiting.take("shop")]).toEqual(["a", undefined]);
});

it("has room for what it may hold, less what waits", () => {
  const waiting = list();
  expect(waiting.capacity()).toBe(10);
  waiting.add(one("shop", "a"));
  waiting.add(one("desk", "b"));
  expect(waiting.capacity()).toBe(8);
});

it("says which channels are crowded, and lets them take nothing from the others", () => {
  const waiting = list();
  for (const id of ["a", "b", "c"]) waiting.add(one("shop", id));
  waiting.add(one("desk", "d"));
  expect([waiting.crowded(), waiting.capacity()]).toEqual([["shop"], 9]);
  waiting.take("shop");
  expect([waiting.crowded(), waiting.capacity()]).toEqual([[], 7]);
});

it("forgets what waits when it is cleared", () => {
  const waiting = list();
  waiting.add(one("shop", "a"));
  waiting.clear();
  expect([waiting.take("shop"), waiting.capacity()]).toEqual([undefined, 10]);
});
