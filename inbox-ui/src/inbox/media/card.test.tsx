// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import type { Attachment } from "../../api/types.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { Card } from "./card.tsx";

afterEach(cleanup);

const image = (state: Attachment["state"]): Attachment => ({
  id: "att_1",
  fileName: "lamp.png",
  contentType: "image/png",
  size: 10,
  width: 40,
  height: 30,
  durationMs: null,
  state,
  failure: null,
  url: "/files/att_1",
});

describe("a card", () => {
  it("shows who made it, what it says with its formatting, its fields and its foot", () => {
    const place = show(() => (
      <Card
        part={{
          kind: "card",
          image: null,
          author: "Status",
          title: "Lamp 7 is on",
          text: { text: "All is well", marks: [{ kind: "bold", start: 0, end: 3 }] },
          fields: [{ name: "Power", value: "12 W" }],
          footer: "Updated today",
        }}
      />
    ));
    expect(place.querySelector("strong")?.textContent).toBe("All");
    expect([...place.querySelectorAll("dl > div")].map((field) => field.textContent)).toEqual(["Power12 W"]);
    for (const text of ["Status", "Lamp 7 is on", "Updated today"]) expect(place.textContent).toContain(text);
    expect(place.querySelector("a")).toBeNull();
  });

  it.each([
    ["https://example.com/lamps", "https://example.com/lamps"],
    ["javascript:alert(1)", undefined],
    ["file:///etc/passwd", undefined],
  ])("leads to %s only where that is safe", (url, address) => {
    const place = show(() => <Card part={{ kind: "card", title: "Lamps", url, image: null }} />);
    expect(place.querySelector("a")?.getAttribute("href") ?? undefined).toBe(address);
    expect(place.textContent).toBe("Lamps");
  });

  it("shows its picture once it is stored", () => {
    const pictures = (state: Attachment["state"]) =>
      show(() => <Card part={{ kind: "card", title: "Lamps", image: image(state) }} />).querySelectorAll(
        "img",
      ).length;
    expect([pictures("pending"), pictures("failed"), pictures("stored")]).toEqual([0, 0, 1]);
  });
});
