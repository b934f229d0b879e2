// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cleanup, key, press, show } from "../testing/show.ts";
import { Chart } from "./chart.tsx";

// A canvas is not drawn in jsdom; what a chart says is not in the canvas.
vi.mock("./chart-canvas.tsx", () => ({ default: () => null }));

let place: HTMLElement;
const open = (times: readonly string[] = ["2026-11-01", "2026-11-02", "2026-11-03"]) => {
  place = show(() => (
    <Chart
      title="Conversations"
      times={times}
      formatTime={(time) => time.slice(5)}
      series={[
        { title: "New", tone: "accent", values: [14, null, 1200] },
        { title: "Resolved", tone: "good", values: [9, 0, 7] },
      ]}
    />
  ));
};
const plot = () => place.querySelector("[role=slider]");
const said = () => plot()?.getAttribute("aria-valuetext");

beforeEach(() => open());
afterEach(cleanup);

describe("a chart", () => {
  it("says the latest figures, in the language's numbers", () => {
    expect(said()).toBe("11-03 · New 1,200 · Resolved 7");
    expect(place.querySelector(".chart-reading")?.textContent).toBe(said());
  });

  it("is walked through by arrow keys, to both ends and not beyond", () => {
    key("ArrowLeft", plot());
    expect(said()).toBe("11-02 · New – · Resolved 0");
    key("Home", plot());
    key("ArrowLeft", plot());
    expect(said()).toBe("11-01 · New 14 · Resolved 9");
    key("End", plot());
    key("ArrowRight", plot());
    expect(plot()?.getAttribute("aria-valuenow")).toBe("2");
  });

  it("has its table behind it, with every figure", async () => {
    await press("Show as table");
    const rows = [...place.querySelectorAll("tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["Date", "New", "Resolved"],
      ["11-01", "14", "9"],
      ["11-02", "–", "0"],
      ["11-03", "1,200", "7"],
    ]);
    await press("Show as chart");
    expect(plot()).not.toBeNull();
  });

  it("says that there is nothing for a period without figures", () => {
    cleanup();
    open([]);
    expect(place.textContent).toContain("No data for this period");
    expect(plot()).toBeNull();
  });
});
