import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followStream, type Listener } from "./follow-stream.ts";
import type { Hub } from "./hub.ts";
import { aHub, playStream } from "./testing.ts";

let played: ReturnType<typeof playStream>;
let following: ReturnType<typeof followStream> | undefined;
const heard = { apply: vi.fn<Listener["apply"]>(), state: vi.fn<Listener["state"]>() };

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  vi.spyOn(Math, "random").mockReturnValue(1);
  played = playStream();
});
afterEach(() => {
  following?.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
const follow = async (stream: Hub["stream"] = played.stream) => {
  following = followStream(aHub({ stream }), "5", heard);
  await pass();
  return following;
};
const states = () => heard.state.mock.calls.map(([state]) => state);

describe("the widget's stream", () => {
  it("goes on after the last event that it got", async () => {
    await follow();
    played.newest().say("ready");
    played.newest().say("seen", { upTo: "2026-11-21T09:00:00Z" }, "6");
    await pass();
    expect(heard.apply).toHaveBeenLastCalledWith({ event: "seen", upTo: "2026-11-21T09:00:00Z" });
    played.newest().end();
    await pass(500);
    expect(played.connections.map(({ last }) => last)).toEqual(["5", "6"]);
    expect(states()).toEqual(["live", "lost"]);
  });

  it("is tried less and less often while nothing comes", async () => {
    const stream = vi.fn<Hub["stream"]>(() => Promise.reject(new TypeError("Failed to fetch")));
    await follow(stream);
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      const before = stream.mock.calls.length;
      let waited = 0;
      for (; stream.mock.calls.length === before; waited += 500) await pass(500);
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it("counts as dead after forty seconds without a byte", async () => {
    await follow();
    await pass(30_000);
    played.newest().say("typing", { name: null });
    await pass(39_000);
    expect(played.connections).toHaveLength(1);
    await pass(2_000);
    expect(played.connections).toHaveLength(2);
  });

  it("ends for a visitor whom the hub does not know", async () => {
    const stream = vi.fn<Hub["stream"]>(async () => new Response(null, { status: 401 }));
    await follow(stream);
    await pass(300_000);
    expect([states(), stream.mock.calls.length]).toEqual([["stranger"], 1]);
  });

  it("rests without a word, and goes on when it is wanted", async () => {
    const { rest, hurry } = await follow();
    rest();
    await pass(300_000);
    expect([played.connections.length, states()]).toEqual([1, []]);
    hurry();
    await pass();
    expect(played.connections).toHaveLength(2);
  });

  it("is renewed at once and without a word when the network changes", async () => {
    const { renew } = await follow();
    renew();
    await pass();
    expect([played.connections.length, states()]).toEqual([2, []]);
    expect(played.connections[0]?.signal.aborted).toBe(true);
  });

  it("says nothing more once it is stopped", async () => {
    const { stop } = await follow();
    stop();
    await pass(300_000);
    expect([played.connections.length, states()]).toEqual([1, []]);
  });
});
