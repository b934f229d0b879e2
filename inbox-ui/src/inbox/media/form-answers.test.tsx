// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import { cleanup, show } from "../../parts/testing/show.ts";
import { FormAnswers } from "./form-answers.tsx";

afterEach(cleanup);

it("shows each question with its answer, and that one was left empty", () => {
  const answers = [
    { name: "Order", value: "4711" },
    { name: "Remarks", value: "" },
  ];
  const place = show(() => <FormAnswers part={{ kind: "form", form: "return", answers }} />);
  expect([...place.querySelectorAll("dl > div")].map((line) => line.textContent)).toEqual([
    "Order4711",
    "Remarks–",
  ]);
});
