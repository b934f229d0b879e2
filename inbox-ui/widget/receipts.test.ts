// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import { makeAnnouncer } from "./announcer.ts";
import { makeConnectionStatus } from "./connection-status.ts";
import { holdThread } from "./hold-thread.ts";
import type { Hub } from "./hub.ts";
import { makeIncoming } from "./incoming.ts";
import { aHub, aMemory, aPending, aVisitorMessage } from "./testing.ts";
import { emptyThread } from "./thread.ts";
import { makeTyping } from "./typing.ts";
import { wordsFor } from "./words.ts";

const words = wordsFor("en");
const say = vi.fn<Hub["say"]>();

beforeEach(() => {
  vi.useFakeTimers();
  say.mockReset().mockResolvedValue({ kind: "ok", value: {} });
});
afterEach(() => void vi.useRealTimers());

const said = () => say.mock.calls.map(([body]) => body);
const received = (looking: () => boolean, memory = aMemory()) => {
  const hub = aHub({ say });
  const thread = holdThread({ ...emptyThread, pending: memory.kept.pending }, () => {});
  const announcer = makeAnnouncer(words);
  const typing = makeTyping(hub, memory, () => {});
  const incoming = makeIncoming(hub, memory, thread, { announcer, typing }, looking);
  const page = (...items: readonly VisitorMessage[]) =>
    incoming.page({ items, nextCursor: null, lastEventId: "1", seenUpTo: null });
  const message = (given: Partial<VisitorMessage> = {}) =>
    incoming.apply({ event: "message", message: aVisitorMessage(given) });
  return { memory, thread, announcer, typing, incoming, page, message };
};

describe("what the team learns of its messages", () => {
  it("is that they arrived, once each, while the visitor looks elsewhere", () => {
    const { page, message } = received(() => false);
    page(aVisitorMessage(), aVisitorMessage({ id: "m2", receipt: "read" }));
    message();
    message({ id: "m3", from: "visitor", receipt: null });
    expect(said()).toEqual([{ kind: "delivered", messageIds: ["m1"] }]);
  });

  it("is that they were read, up to the newest, and never that alone they arrived", () => {
    const { memory, page, message } = received(() => true);
    page(aVisitorMessage());
    message({ id: "m2", sentAt: "2026-11-21T09:01:00.000Z" });
    message({ id: "m2", sentAt: "2026-11-21T09:01:00.000Z", editedAt: "2026-11-21T09:02:00.000Z" });
    expect(said()).toEqual([
      { kind: "read", upTo: "2026-11-21T09:00:00.000Z" },
      { kind: "read", upTo: "2026-11-21T09:01:00.000Z" },
    ]);
    expect(memory.kept.readUpTo).toBe("2026-11-21T09:01:00.000Z");
  });

  it("is nothing of what this visitor read on an earlier page", () => {
    received(() => true, aMemory({ readUpTo: "2026-11-21T09:00:00.000Z" })).page(aVisitorMessage());
    expect(said()).toEqual([]);
  });

  it("is told again while the hub is away, and not for ever", async () => {
    say.mockResolvedValue({ kind: "again" });
    received(() => true).page(aVisitorMessage());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(say).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(say).toHaveBeenCalledTimes(5);
  });
});

describe("a message that comes over the stream", () => {
  it("ends the wait for the visitor's own", () => {
    const { memory, thread, message } = received(
      () => false,
      aMemory({ pending: [aPending("c1"), aPending("c2")] }),
    );
    message({ id: "m9", clientId: "c1", from: "visitor" });
    expect(memory.kept.pending.map(({ id }) => id)).toEqual(["c2"]);
    expect(thread.now().pending.map(({ id }) => id)).toEqual(["c2"]);
  });

  it("ends the sign that the team types, unless it is the visitor's own", () => {
    const { typing, incoming, message } = received(() => false);
    incoming.apply({ event: "typing", name: "Grace" });
    message({ from: "visitor" });
    expect(typing.typist()).toBe("Grace");
    message();
    expect(typing.typist()).toBeNull();
  });

  it("is read out once; history and the visitor's own never are", () => {
    const { announcer, page, message } = received(() => false);
    page(aVisitorMessage());
    message();
    message({ id: "m2", from: "visitor" });
    expect(announcer.region.textContent).toBe("");
    message({ id: "m3", text: { text: "In blue.", marks: [] } });
    expect(announcer.region.textContent).toBe("Grace: In blue.");
    vi.advanceTimersByTime(3_000);
    message({ id: "m3", text: { text: "In green.", marks: [] } });
    expect(announcer.region.textContent).toBe("");
  });

  it("is read out by the names of its files where it has no text", () => {
    const { announcer, message } = received(() => false);
    const file = {
      kind: "file",
      id: "f1",
      contentType: "",
      size: 1,
      width: null,
      height: null,
      url: null,
    } as const;
    message({ authorName: null, text: { text: "", marks: [] }, parts: [{ ...file, fileName: "plan.pdf" }] });
    expect(announcer.region.textContent).toBe(`${words.team}: plan.pdf`);
  });
});

describe("typing", () => {
  it("of the visitor is told every three seconds at most, and at once after a message", () => {
    const { typing } = received(() => false);
    typing.say();
    vi.advanceTimersByTime(2_999);
    typing.say();
    expect(say).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    typing.say();
    typing.done();
    typing.say();
    expect(say).toHaveBeenCalledTimes(3);
  });

  it("of a visitor who has not written yet is told to nobody", () => {
    received(() => false, aMemory({ token: null })).typing.say();
    expect(say).not.toHaveBeenCalled();
  });

  it("of the team is shown for six seconds after the last sign", () => {
    const { typing } = received(() => false);
    typing.show("Grace");
    vi.advanceTimersByTime(5_000);
    typing.show("Grace");
    vi.advanceTimersByTime(5_999);
    expect(typing.typist()).toBe("Grace");
    vi.advanceTimersByTime(1);
    expect(typing.typist()).toBeNull();
  });
});

describe("a lost connection", () => {
  it("is spoken of when it lasts, and no longer than it lasts", () => {
    const status = makeConnectionStatus(words, () => {});
    status.lost();
    vi.advanceTimersByTime(1_999);
    status.over();
    vi.advanceTimersByTime(10_000);
    expect(status.text()).toBeNull();
    status.lost();
    vi.advanceTimersByTime(2_000);
    expect(status.text()).toBe(words.reconnecting);
    status.over();
    expect(status.text()).toBeNull();
  });

  it("is spoken of at once where the browser has no network", () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const status = makeConnectionStatus(words, () => {});
    status.lost();
    vi.advanceTimersByTime(0);
    expect(status.text()).toBe(words.offline);
    vi.restoreAllMocks();
  });
});
