// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hub } from "./hub.ts";
import { openOutbox } from "./outbox.ts";
import { aHub, aMemory, aPending } from "./testing.ts";

type Said = { readonly id: string };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const opened = (say: Hub["say"], more: Partial<Hub> = {}, pending = [aPending("c1"), aPending("c2")]) => {
  const memory = aMemory({ pending });
  const outbox = openOutbox(aHub({ say, ...more }), memory, () => {});
  const states = () => memory.kept.pending.map(({ id, state }) => `${id} ${state}`);
  return { memory, outbox, states };
};
const idsOf = (say: { readonly mock: { readonly calls: readonly (readonly object[])[] } }) =>
  say.mock.calls.map(([body]) => (body as Said).id);

describe("what the visitor sends", () => {
  it("goes out one after the other", async () => {
    const first = Promise.withResolvers<Awaited<ReturnType<Hub["say"]>>>();
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "ok", value: {} }));
    say.mockReturnValueOnce(first.promise);
    const { outbox, states } = opened(say);
    void outbox.flush();
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(idsOf(say)).toEqual(["c1"]);
    first.resolve({ kind: "ok", value: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(idsOf(say)).toEqual(["c1", "c2"]);
    expect(states()).toEqual(["c1 sent", "c2 sent"]);
  });

  it("is tried four times under one id, and has then failed", async () => {
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "again" }));
    const { outbox, states } = opened(say, {}, [aPending("c1")]);
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(6_999);
    expect([idsOf(say), states()]).toEqual([["c1", "c1", "c1"], ["c1 sending"]]);
    await vi.advanceTimersByTimeAsync(1);
    expect([idsOf(say).length, states()]).toEqual([4, ["c1 failed"]]);
  });

  it("has failed at once when the hub refuses it, and the next goes out", async () => {
    const say = vi.fn<Hub["say"]>(async (body) =>
      (body as Said).id === "c1" ? { kind: "refused" } : { kind: "ok", value: {} },
    );
    const { outbox, states } = opened(say);
    await outbox.flush();
    expect([idsOf(say), states()]).toEqual([
      ["c1", "c2"],
      ["c1 failed", "c2 sent"],
    ]);
  });

  it("that failed goes out when the visitor asks, and only then", async () => {
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "ok", value: {} }));
    const { outbox, states } = opened(say, {}, [aPending("c1", { state: "failed" })]);
    await outbox.flush();
    expect(say).not.toHaveBeenCalled();
    await outbox.flush(true);
    expect(states()).toEqual(["c1 sent"]);
  });

  it("waits no longer when the hub is back", async () => {
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "ok", value: {} }));
    say.mockResolvedValueOnce({ kind: "again" });
    const { outbox, states } = opened(say, {}, [aPending("c1")]);
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(0);
    void outbox.flush(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(states()).toEqual(["c1 sent"]);
  });

  it("starts a new thread when the hub does not know the visitor any more", async () => {
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "ok", value: {} }));
    say.mockResolvedValueOnce({ kind: "stranger" });
    const meet = vi.fn<Hub["meet"]>(async () => ({ kind: "ok", value: null }));
    const { memory, outbox, states } = opened(say, { meet }, [aPending("c1")]);
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(memory.kept.token).toBeNull();
    await vi.runAllTimersAsync();
    expect([states(), meet.mock.calls.length]).toEqual([["c1 sent"], 2]);
  });

  it("says who writes and from which page, without what follows a #", async () => {
    history.replaceState(null, "", "/lamps?size=7#secret");
    const say = vi.fn<Hub["say"]>(async () => ({ kind: "ok", value: {} }));
    const { memory, outbox } = opened(say, {}, [aPending("c1", { number: 3 })]);
    memory.keep({ person: { name: "Linus" } });
    await outbox.flush();
    expect(say.mock.calls[0]?.[0]).toMatchObject({
      kind: "message",
      number: 3,
      name: "Linus",
      page: { url: `${location.origin}/lamps?size=7` },
    });
  });
});
