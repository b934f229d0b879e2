// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../../parts/testing/show.ts";
import { inboxWords } from "../words/index.ts";
import { Poll } from "./poll.tsx";

afterEach(cleanup);

const poll = { kind: "poll", question: "Which lamp?", options: ["Red", "Blue"], multiple: false } as const;
const by = (...names: readonly string[]) => ({
  count: names.length,
  by: names.map((name) => ({ id: name, name })),
});
const draw = (...answers: readonly ReturnType<typeof by>[]) =>
  show(() => <Poll part={{ ...poll, answers }} />);
const options = (place: HTMLElement) => [...place.querySelectorAll("li")].map((line) => line.textContent);

it("says how many chose each option and who, once somebody did", () => {
  const { votes } = inboxWords().media;
  const place = draw(by("Mira", "Linus"), by());
  expect(options(place)).toEqual([`Red${votes(2)}`, `Blue${votes(0)}`]);
  expect(place.querySelector("[title]")?.getAttribute("title")).toBe("Mira, Linus");
  expect(options(draw(by(), by()))).toEqual(["Red", "Blue"]);
});
