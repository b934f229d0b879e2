// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../../parts/testing/show.ts";
import { inboxWords } from "../words/index.ts";
import { Poll } from "./poll.tsx";

afterEach(cleanup);

const poll = { kind: "poll", question: "Which lamp?", options: ["Red", "Blue"], multiple: false } as const;
const options = (counts?: readonly number[]) =>
  [...show(() => <Poll part={poll} counts={counts} />).querySelectorAll("li")].map(
    (line) => line.textContent,
  );

it("says how many chose each option, once somebody did", () => {
  const { votes } = inboxWords().media;
  expect(options([2, 1])).toEqual([`Red${votes(2)}`, `Blue${votes(1)}`]);
  expect(options([0, 0])).toEqual(["Red", "Blue"]);
  expect(options()).toEqual(["Red", "Blue"]);
});
