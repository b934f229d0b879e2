// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import type { Part } from "../../api/types.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { Parts } from "./parts.tsx";

afterEach(cleanup);

const shown = (part: Part) => {
  const place = show(() => <Parts parts={[part]} />);
  return place.querySelector(".message-card, .poll")?.textContent;
};

it("shows a card, the answers to a form, and nothing beside the text of a command", () => {
  expect(shown({ kind: "card", title: "Lamp 7 is on", image: null })).toBe("Lamp 7 is on");
  expect(shown({ kind: "form", form: "return", answers: [{ name: "Order", value: "4711" }] })).toContain(
    "4711",
  );
  expect(shown({ kind: "command", name: "lamp", options: {} })).toBeUndefined();
});
