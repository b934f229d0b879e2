import { expect, it } from "vitest";
import { createWatch } from "./watch.ts";

const thread = { key: "1", title: "General", space: { key: "2", title: "Shop" } };

it("tells what is read by its name from what is only copied", () => {
  const watch = createWatch();
  const watched = watch.of("ThreadReference", thread);
  expect(watched.space.title).toBe("Shop");
  expect([...watch.read]).toEqual(["ThreadReference.space", "ThreadReference.space.title"]);
  expect({ ...watched }.title).toBe("General");
  expect(JSON.parse(JSON.stringify(watched))).toEqual(thread);
  expect([...watch.read]).not.toContain("ThreadReference.title");
  expect(watch.copied.get("ThreadReference.title")).toEqual(["General", "General"]);
  expect(watched.title).toBe("General");
  expect([...watch.read]).toContain("ThreadReference.title");
});

it("notes what is given, but for what is left out", () => {
  const watch = createWatch();
  watch.hear("OutboundMessage", { thread, buttons: [[{ label: "Yes", value: "yes", form: undefined }]] });
  expect(watch.given.has("ThreadReference.space.title")).toBe(true);
  expect([watch.given.has("Button.value"), watch.given.has("Button.form")]).toEqual([true, false]);
});
