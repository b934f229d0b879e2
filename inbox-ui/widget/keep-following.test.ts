// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hub } from "./hub.ts";
import { type Follower, keepFollowing } from "./keep-following.ts";
import { aHub, aMemory, playStream } from "./testing.ts";

let played: ReturnType<typeof playStream>;
let follower: ReturnType<typeof aFollower>;
// Each test has its own: what an earlier one follows hears of the page as well.
const aFollower = () => ({
  page: vi.fn<Follower["page"]>(),
  apply: vi.fn<Follower["apply"]>(),
  live: vi.fn<Follower["live"]>(),
  lost: vi.fn<Follower["lost"]>(),
});

beforeEach(() => {
  vi.useFakeTimers();
  played = playStream();
  follower = aFollower();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
const page = (lastEventId = "5") =>
  ({ kind: "ok", value: { items: [], nextCursor: null, lastEventId, seenUpTo: null } }) as const;
const begin = async (thread: Hub["thread"], memory = aMemory()) => {
  const again = keepFollowing(aHub({ thread, stream: played.stream }), memory, follower);
  await pass();
  return again;
};
const look = (hidden: boolean) => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
};

describe("the visitor's thread", () => {
  it("is not read before the visitor has written, and is then read and followed from there", async () => {
    const memory = aMemory({ token: null });
    const thread = vi.fn<Hub["thread"]>(async () => page("7"));
    const again = await begin(thread, memory);
    expect(thread).not.toHaveBeenCalled();
    memory.keep({ token: "tok_1" });
    again();
    again();
    await pass();
    expect([thread.mock.calls.length, played.connections.map(({ last }) => last)]).toEqual([1, ["7"]]);
    expect(follower.page).toHaveBeenCalledWith(page("7").value);
  });

  it("is read again when a gap in the stream cannot be filled", async () => {
    const thread = vi.fn<Hub["thread"]>(async () => page());
    await begin(thread);
    played.newest().say("reset");
    await pass();
    expect([thread.mock.calls.length, follower.page.mock.calls.length]).toEqual([2, 2]);
    expect(played.connections[0]?.signal.aborted).toBe(true);
  });

  it("is asked for less and less often while the hub is away", async () => {
    const thread = vi.fn<Hub["thread"]>(async () => ({ kind: "again" }));
    await begin(thread);
    expect(follower.lost).toHaveBeenCalledOnce();
    await pass(5_000);
    expect(thread).toHaveBeenCalledTimes(2);
    await pass(9_999);
    expect(thread).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(thread).toHaveBeenCalledTimes(3);
  });

  it("of a visitor whom the hub forgot is left, and a new token is followed", async () => {
    const memory = aMemory();
    const thread = vi.fn<Hub["thread"]>(async () => ({ kind: "stranger" }));
    await begin(thread, memory);
    expect(memory.kept.token).toBeNull();
    thread.mockResolvedValue(page());
    memory.changeElsewhere({ token: "tok_2" });
    await pass();
    expect(played.connections).toHaveLength(1);
  });

  it("takes no connection of a page that is hidden for long, and goes on when it is seen", async () => {
    await begin(async () => page());
    look(true);
    await pass(29_000);
    look(false);
    played.newest().say("typing", { name: null });
    await pass(10_000);
    expect(played.connections[0]?.signal.aborted).toBe(false);
    look(true);
    await pass(30_000);
    expect(played.connections[0]?.signal.aborted).toBe(true);
    look(false);
    await pass();
    expect(played.connections).toHaveLength(2);
  });

  it("counts as lost at once without a network, and gets a new connection with a new one", async () => {
    await begin(async () => page());
    dispatchEvent(new Event("offline"));
    expect(follower.lost).toHaveBeenCalledOnce();
    dispatchEvent(new Event("online"));
    await pass();
    expect(played.connections).toHaveLength(2);
  });
});
