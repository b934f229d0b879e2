// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { cleanup, show, type } from "../../parts/testing/show.ts";

const answer = { matches: true, why: ["It is the first message"] };
vi.mock("../../api/queries.ts", () => ({
  useChannels: () => () => ({ data: { items: [] } }),
  useTemplates: () => () => ({
    data: { items: [{ id: "tpl_1", text: { text: "We are open from nine.", marks: [] } }] },
  }),
}));
vi.mock("../../api/library.ts", () => ({ tryConditions: async () => answer }));
const { RuleTrial } = await import("./rule-trial.tsx");

afterEach(cleanup);

const drawn = () =>
  show(() => (
    <RuleTrial
      conditions={{ all: [] }}
      actions={[
        { kind: "reply", text: "Hello {{contact.first_name}}" },
        { kind: "label", labelId: "lbl_1" },
        { kind: "reply", templateId: "tpl_1" },
      ]}
    />
  ));

it("pages 32: a test shows the messages that the rule would send", async () => {
  const place = drawn();
  const sent = () => [...place.querySelectorAll("blockquote")].map((text) => text.textContent);
  expect(sent()).toEqual([]);
  const message = place.querySelector("textarea");
  if (message) type(message, "Hello");
  place.querySelector("form")?.requestSubmit();
  await vi.waitFor(() => expect(sent()).toEqual(["Hello {{contact.first_name}}", "We are open from nine."]));
});
