// @vitest-environment jsdom
import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { words } from "../words/index.ts";
import { commands } from "./commands.ts";
import { ListSearch } from "./list-search.tsx";
import { cleanup, key, press, show, type } from "./testing/show.ts";

const [value, setValue] = createSignal("");
const change = vi.fn<(q: string) => void>();
let place: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  change.mockReset().mockImplementation(setValue);
  setValue("");
  place = show(() => <ListSearch label="Find" value={value()} change={change} />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const field = () => {
  const input = place.querySelector("input");
  if (!input) throw new Error("There is no field.");
  return input;
};
const write = (text: string, pause = 250) => {
  type(field(), text);
  vi.advanceTimersByTime(pause);
};

describe("a search", () => {
  it("asks once the user pauses, not at every letter", () => {
    write("l", 100);
    write("la", 100);
    write("lamp ", 249);
    expect(change).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(change.mock.calls).toEqual([["lamp"]]);
  });

  it("leaves a space that was just written in the field", () => {
    write("lamp ");
    expect(field().value).toBe("lamp ");
  });

  it("shows what the address says, when that changes elsewhere", () => {
    write("lamp");
    setValue("jacket");
    expect(field().value).toBe("jacket");
  });

  it("is cleared at once by its button or Escape, whatever was still to be asked", async () => {
    write("lamp", 100);
    await press(words().common.clearSearch);
    vi.advanceTimersByTime(1_000);
    expect([change.mock.calls, field().value]).toEqual([[[""]], ""]);
    write("jacket");
    key("Escape", field());
    expect(change).toHaveBeenLastCalledWith("");
    expect(document.activeElement).toBe(field());
    key("Escape", field());
    expect(document.activeElement).not.toBe(field());
  });

  it("is reached with /", () => {
    commands()
      .find(({ keys }) => keys === "/")
      ?.run();
    expect(document.activeElement).toBe(field());
  });

  it("asks nothing after it is gone", () => {
    type(field(), "lamp");
    cleanup();
    vi.advanceTimersByTime(1_000);
    expect(change).not.toHaveBeenCalled();
  });
});
