// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { attempt } from "./attempt.ts";
import { cleanup, press, show } from "./testing/show.ts";
import { say, Toasts } from "./toasts.tsx";

let place: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  place = show(() => <Toasts />);
});
afterEach(() => {
  vi.runAllTimers();
  cleanup();
  vi.useRealTimers();
});

const shown = () => [...place.querySelectorAll(".toast > span")].map((toast) => toast.textContent);

describe("toasts", () => {
  it("stay six seconds each", () => {
    say("One");
    vi.advanceTimersByTime(3_000);
    say("Two");
    vi.advanceTimersByTime(3_000);
    expect(shown()).toEqual(["Two"]);
    vi.advanceTimersByTime(3_000);
    expect(shown()).toEqual([]);
  });

  it("are three at most, the newest", () => {
    for (const text of ["One", "Two", "Three", "Four"]) say(text);
    expect(shown()).toEqual(["Two", "Three", "Four"]);
  });

  it("run their action once and go", async () => {
    const undo = vi.fn<() => void>();
    say("Resolved", { title: "Undo", run: undo });
    await press("Undo");
    expect([undo.mock.calls.length, shown()]).toEqual([1, []]);
  });

  it("say what became of an action from a button", async () => {
    expect(await attempt(async () => {}, "Removed")).toBe(true);
    expect(await attempt(() => Promise.reject(new ApiError(403, "forbidden", "Only owners may.")))).toBe(
      false,
    );
    expect(shown()).toEqual(["Removed", "Only owners may."]);
  });
});
