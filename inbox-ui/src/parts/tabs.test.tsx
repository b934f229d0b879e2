// @vitest-environment jsdom
import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cleanup, key, press, show } from "./testing/show.ts";
import { Tabs } from "./tabs.tsx";

const [chosen, choose] = createSignal("open");
let place: HTMLElement;

beforeEach(() => {
  choose("open");
  place = show(() => (
    <Tabs
      label="Invoices"
      chosen={chosen()}
      choose={choose}
      tabs={[
        { id: "open", title: "Open", part: () => "what is open" },
        { id: "paid", title: "Paid", part: () => "what is paid" },
        { id: "void", title: "Void", part: () => "what is void" },
      ]}
    />
  ));
});
afterEach(cleanup);

const shown = () => place.querySelector("[role=tabpanel]")?.textContent;

describe("tabs", () => {
  it("show the part of the chosen one", async () => {
    expect(shown()).toBe("what is open");
    await press("Paid");
    expect([chosen(), shown()]).toEqual(["paid", "what is paid"]);
  });

  it("are one tab stop; arrows choose the next, around the ends", () => {
    const stops = () =>
      [...place.querySelectorAll<HTMLElement>("[role=tab]")].filter(({ tabIndex }) => tabIndex === 0);
    stops()[0]?.focus();
    key("ArrowLeft");
    expect([chosen(), document.activeElement?.textContent]).toEqual(["void", "Void"]);
    key("ArrowRight");
    expect(chosen()).toBe("open");
    key("End");
    expect(chosen()).toBe("void");
    expect(stops().map((tab) => tab.textContent)).toEqual(["Void"]);
  });

  it("show the first where the chosen one is not there", () => {
    choose("draft");
    expect(shown()).toBe("what is open");
  });
});
