// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../../parts/testing/show.ts";
import { Parts, type ShownPart } from "./parts.tsx";

afterEach(cleanup);

const shown = (part: ShownPart) => {
  const place = show(() => <Parts parts={[part]} />);
  return place.querySelector(".message-card, .poll")?.textContent;
};

it("shows a card, the answers to a form, and nothing beside the text of a command", () => {
  expect(shown({ kind: "card", title: "Lamp 7 is on" })).toBe("Lamp 7 is on");
  expect(shown({ kind: "form", form: "return", answers: [{ name: "Order", value: "4711" }] })).toContain(
    "4711",
  );
  expect(shown({ kind: "command" })).toBeUndefined();
});
