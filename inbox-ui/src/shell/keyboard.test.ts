// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Command, offerCommands } from "../parts/commands.ts";
import { key } from "../parts/testing/show.ts";
import { listenToKeys } from "./keyboard.ts";

let end = new AbortController();
const stops: (() => void)[] = [];
const run = vi.fn<(id: string) => void>();
const openPalette = vi.fn<() => void>();

beforeEach(() => {
  vi.clearAllMocks();
  end = new AbortController();
  listenToKeys(openPalette, end.signal);
  offer(["go-inbox", "g i"], ["go-contacts", "g c"], ["info", "i"]);
});
afterEach(() => {
  end.abort();
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const offer = (...offered: readonly (readonly [id: string, keys: string])[]) =>
  createRoot((stop) => {
    stops.push(stop);
    offerCommands(() =>
      offered.map(([id, keys]): Command => ({ id, keys, title: id, group: "go", run: () => run(id) })),
    );
    return stop;
  });
const ran = () => run.mock.calls.map(([id]) => id);
const press = (name: string, more: KeyboardEventInit = {}) => key(name, document.body, more);
const pressIn = (markup: string) => {
  document.body.innerHTML = markup;
  key("i", document.querySelector("[data-here]"));
};

describe("the keys of a page", () => {
  it("run a command, alone or after g", () => {
    press("i");
    press("g");
    press("i");
    press("g");
    press("c");
    expect(ran()).toEqual(["info", "go-inbox", "go-contacts"]);
  });

  it("are no sequence after a pause, nor a second time", () => {
    const at = vi.spyOn(Event.prototype, "timeStamp", "get").mockReturnValue(10_000);
    press("g");
    at.mockReturnValue(11_300);
    press("i");
    press("g");
    press("c");
    press("c");
    expect(ran()).toEqual(["info", "go-contacts"]);
  });

  it("are left to the browser together with others", () => {
    for (const held of ["ctrlKey", "metaKey", "altKey"]) press("i", { [held]: true });
    press("i", { isComposing: true });
    expect(ran()).toEqual([]);
  });

  it("open the palette from everywhere, in a field too", () => {
    document.body.innerHTML = "<textarea></textarea>";
    key("k", document.querySelector("textarea"), { ctrlKey: true });
    press("K", { metaKey: true });
    expect(openPalette).toHaveBeenCalledTimes(2);
  });

  it.each([
    "<input data-here>",
    "<textarea data-here></textarea>",
    "<select data-here></select>",
    "<div role=dialog><button data-here></button></div>",
    "<div role=menu><button data-here></button></div>",
  ])("are written or heard elsewhere: %s", (markup) => {
    pressIn(markup);
    expect(ran()).toEqual([]);
  });

  it.each([
    "<input type=checkbox data-here>",
    "<button data-here></button>",
    "<div role=menu data-closed><button data-here></button></div>",
  ])("still work where nothing is written: %s", (markup) => {
    pressIn(markup);
    expect(ran()).toEqual(["info"]);
  });

  it("belong to the part that was shown last, and to the one before when it is gone", () => {
    const stop = offer(["info", "x"]);
    press("i");
    press("x");
    stop();
    press("i");
    expect(ran()).toEqual(["info", "info"]);
    expect(run).toHaveBeenCalledTimes(2);
  });
});
