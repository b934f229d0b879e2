// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../testing/show.ts";
import { Picker } from "./picker.tsx";

afterEach(cleanup);

const nothingOf = (nothing?: string) =>
  show(() => (
    <Picker label="Labels" choices={() => []} pick={() => undefined} nothing={nothing} />
  )).querySelector("[role=status]")?.textContent;

it("pages 21: says how there comes to be something to choose", () => {
  expect(nothingOf("Type a name to create the first label")).toBe("Type a name to create the first label");
  expect(nothingOf()).toBe("No results");
});
