// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Conversation } from "../api/types.ts";
import { cleanup, show } from "../parts/testing/show.ts";
import { Toasts } from "../parts/toasts.tsx";
import { words } from "../words/index.ts";
import { optimisticUpdate } from "./optimistic-update.ts";
import { dispatch, forget, live } from "./store.ts";
import { aConversation } from "./testing.ts";

beforeEach(() => {
  vi.useFakeTimers();
  dispatch({ kind: "conversation", conversation: aConversation() });
});
afterEach(() => {
  cleanup();
  forget();
  vi.runAllTimers();
  vi.useRealTimers();
});

const shown = () => live.conversations.cnv_1;
const answers = () => Promise.withResolvers<Conversation>();
const full = () => new ApiError(409, "full", "Ben has enough.");

it("shows a change before the hub has answered, and then what it answered", async () => {
  const { promise, resolve } = answers();
  const done = optimisticUpdate("cnv_1", "Resolve", { status: "resolved" }, () => promise);
  expect(shown()?.status).toBe("resolved");
  resolve(aConversation({ status: "resolved", version: 2, title: "Mira K." }));
  expect(await done).toBe(true);
  expect([shown()?.status, shown()?.title]).toEqual(["resolved", "Mira K."]);
});

it("puts a refused change back and says which and why", async () => {
  const place = show(() => <Toasts />);
  const ben = { id: "usr_ben", name: "Ben" };
  expect(await optimisticUpdate("cnv_1", "Assign", { assignee: ben }, () => Promise.reject(full()))).toBe(
    false,
  );
  expect(shown()?.assignee).toBeNull();
  expect(place.textContent).toContain(words().common.refused("Assign", "Ben has enough."));
});

it("keeps the change in view while news of before arrives, and takes the news when it was refused", async () => {
  const { promise, reject } = answers();
  const done = optimisticUpdate("cnv_1", "Resolve", { status: "resolved" }, () => promise);
  dispatch({ kind: "conversation", conversation: aConversation({ unread: 3, version: 2 }) });
  expect([shown()?.status, shown()?.unread]).toEqual(["resolved", 3]);
  reject(full());
  await done;
  expect([shown()?.status, shown()?.unread]).toEqual(["open", 3]);
});

it("sends quick changes one after the other", async () => {
  const first = answers();
  const second = vi.fn<() => Promise<Conversation>>(async () =>
    aConversation({ status: "open", version: 3 }),
  );
  void optimisticUpdate("cnv_1", "Resolve", { status: "resolved" }, () => first.promise);
  const done = optimisticUpdate("cnv_1", "Reopen", { status: "open" }, second);
  await vi.advanceTimersByTimeAsync(0);
  expect(second).not.toHaveBeenCalled();
  first.resolve(aConversation({ status: "resolved", version: 2 }));
  await done;
  expect(shown()?.status).toBe("open");
});

it("sends the second though the first was refused, and keeps it", async () => {
  const urgent = aConversation({ priority: "urgent", version: 2 });
  const refused = optimisticUpdate("cnv_1", "Resolve", { status: "resolved" }, () => Promise.reject(full()));
  const taken = optimisticUpdate("cnv_1", "Priority", { priority: "urgent" }, async () => urgent);
  expect([await refused, await taken]).toEqual([false, true]);
  expect([shown()?.status, shown()?.priority]).toEqual(["open", "urgent"]);
});
