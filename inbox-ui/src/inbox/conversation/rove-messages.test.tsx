// @vitest-environment jsdom
import { createSignal, For } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cleanup, key, show } from "../../parts/testing/show.ts";
import { roveMessages } from "./rove-messages.ts";

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

/** Draws a thread of these messages, each with two tools; returns how to add to it. */
function thread(...first: readonly string[]) {
  const [names, setNames] = createSignal(first);
  show(() => {
    let log: HTMLDivElement | undefined;
    roveMessages(() => log);
    return (
      <div role="log" tabindex="0" ref={log}>
        <For each={names()}>
          {(name) => (
            <article class="message" id={name}>
              <button type="button">{`Reply to ${name}`}</button>
              <input aria-label={`Position of ${name}`} />
            </article>
          )}
        </For>
      </div>
    );
  });
  return (...more: readonly string[]) => setNames((known) => [...known, ...more]);
}
/** What Tab stops at, in its order. */
const stops = () =>
  [...document.querySelectorAll<HTMLElement>("[role=log], article, button, input")]
    .filter(({ tabIndex }) => tabIndex >= 0)
    .map((one) => one.id || one.textContent || one.getAttribute("aria-label") || one.role);
const focused = () => document.activeElement?.id;
const at = (id: string) => document.querySelector<HTMLElement>(`#${id}`)?.focus();

describe("pages 30: the Tab key in a thread", () => {
  it("stops at one message and its controls only: the newest until another is chosen", async () => {
    const add = thread("one", "two");
    expect(stops()).toEqual(["two", "Reply to two", "Position of two"]);
    add("three");
    await vi.waitFor(() => expect(stops()).toEqual(["three", "Reply to three", "Position of three"]));
    at("one");
    add("four");
    await vi.waitFor(() => expect(stops()).toEqual(["one", "Reply to one", "Position of one"]));
  });

  it("stops at the thread itself while there is no message", () => {
    thread();
    expect(stops()).toEqual(["log"]);
  });

  it("leaves the way between messages to the arrows, Home and End", () => {
    thread("one", "two", "three");
    at("three");
    const walked = ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "End", "Home"].map((name) => {
      key(name);
      return focused();
    });
    expect(walked).toEqual(["two", "one", "one", "two", "three", "one"]);
  });

  it("leaves a control its own arrows, and takes the focus back on Escape", () => {
    thread("one", "two");
    at("two");
    const position = document.querySelector<HTMLElement>("#two input");
    position?.focus();
    key("ArrowUp");
    expect(document.activeElement).toBe(position);
    key("Escape");
    expect(focused()).toBe("two");
  });
});
