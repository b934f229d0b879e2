// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { playHub } from "../../api/testing.ts";
import { cleanup, show, type } from "../../parts/testing/show.ts";
import { RuleTrial } from "./rule-trial.tsx";

beforeEach(() => {
  queryClient.setQueryData(keys.channels, { items: [] });
  queryClient.setQueryData(keys.templates, {
    items: [{ id: "tpl_1", text: { text: "We are open from nine.", marks: [] } }],
  });
  playHub({ "POST /rules/trial": () => ({ matches: true, why: ["It is the first message"] }) });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

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
