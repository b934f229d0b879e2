// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connection, followStream, type Listener } from "./stream.ts";
import { aConversation, aMessage } from "./testing.ts";
import { PlayedSource, playStream } from "./testing-source.ts";

let end = new AbortController();
let source: () => PlayedSource;
const heard = {
  ready: vi.fn<Listener["ready"]>(),
  event: vi.fn<Listener["event"]>(),
  changed: vi.fn<Listener["changed"]>(),
  accessRevoked: vi.fn<Listener["accessRevoked"]>(),
  reset: vi.fn<Listener["reset"]>(),
  rights: vi.fn<Listener["rights"]>(),
  refused: vi.fn<Listener["refused"]>(),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  end = new AbortController();
  source = playStream();
  followStream(heard, end.signal);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a stream that breaks", () => {
  it("goes on where it was, and reads nothing twice", () => {
    source().say("ready", {}, "7");
    source().say("changed", { kind: "label", id: "lbl_1" }, "8 a");
    source().fail(true);
    vi.advanceTimersByTime(1_000);
    expect(source().url).toBe("/api/stream?lastEventId=8%20a");
    source().say("ready", {}, "8 a");
    expect([heard.reset, heard.ready].map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
  });

  it("is left to the browser, unless the hub answered with something else", () => {
    source().fail(false);
    vi.advanceTimersByTime(60_000);
    expect([PlayedSource.opened.length, heard.refused.mock.calls.length]).toEqual([1, 0]);
    source().fail(true);
    vi.advanceTimersByTime(60_000);
    expect([PlayedSource.opened.length, heard.refused.mock.calls.length]).toEqual([2, 1]);
  });

  it("is tried less and less often, and soon again after it worked", () => {
    const waits = () => {
      source().fail(true);
      const before = PlayedSource.opened.length;
      let waited = 0;
      while (PlayedSource.opened.length === before) {
        vi.advanceTimersByTime(500);
        waited += 500;
      }
      return waited;
    };
    expect([waits(), waits(), waits(), waits(), waits(), waits()]).toEqual([
      1_000, 2_000, 5_000, 10_000, 30_000, 30_000,
    ]);
    source().say("ready");
    expect(waits()).toBe(1_000);
  });

  it("is opened at once when the network is back, and not a second time later", () => {
    source().fail(true);
    dispatchEvent(new Event("online"));
    expect(PlayedSource.opened).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(PlayedSource.opened).toHaveLength(2);
  });

  it("says nothing of a short break", () => {
    source().say("ready");
    source().fail(false);
    vi.advanceTimersByTime(2_000);
    source().say("ready");
    vi.advanceTimersByTime(10_000);
    expect(connection()).toBe("open");
    source().fail(false);
    vi.advanceTimersByTime(2_500);
    expect(connection()).toBe("lost");
  });

  it("says at once that the browser has no network", () => {
    source().say("ready");
    dispatchEvent(new Event("offline"));
    expect(connection()).toBe("lost");
  });

  it("stays closed once the page is left", () => {
    source().fail(true);
    end.abort();
    dispatchEvent(new Event("online"));
    vi.advanceTimersByTime(60_000);
    expect(PlayedSource.opened).toHaveLength(1);
    expect(connection()).toBe("connecting");
  });
});

describe("what comes over the stream", () => {
  it("changes the page's data: messages, conversations and deliveries with their conversation", () => {
    const [message, conversation] = [aMessage(), aConversation()];
    const delivery = { state: "read" as const, reason: null };
    const update = { messageId: "msg_1", conversationId: "cnv_1", version: 2, delivery };
    source().say("message", { message, conversation });
    source().say("conversation", { conversation });
    source().say("delivery", { ...update, conversation });
    expect(heard.event.mock.calls).toEqual([
      [{ kind: "message", message, conversation }],
      [{ kind: "conversation", conversation }],
      [{ kind: "delivery", ...update }],
      [{ kind: "conversation", conversation }],
    ]);
  });

  it("shows who types for six seconds", () => {
    source().say("typing", { conversationId: "cnv_1", name: "Mira", kind: "contact" });
    expect(heard.event.mock.calls).toEqual([
      [
        {
          kind: "typing",
          conversationId: "cnv_1",
          typist: { name: "Mira", kind: "contact", until: Date.now() + 6_000 },
        },
      ],
    ]);
  });

  it("says what to read again", () => {
    source().say("changed", { kind: "label", id: "lbl_1" });
    source().say("rights");
    source().say("reset");
    expect(heard.changed.mock.calls).toEqual([["label", "lbl_1"]]);
    expect([heard.rights, heard.reset].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });
});
