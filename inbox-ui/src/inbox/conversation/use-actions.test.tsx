// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aConversation } from "../../live/testing.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { dropActions, Toasts } from "../../parts/toasts.tsx";

const asked: string[] = [];
vi.mock("../../api/conversations.ts", () => {
  const answer = (name: string) => async (id: string) => {
    asked.push(`${name} ${id}`);
    return aConversation({ id });
  };
  return Object.fromEntries(
    [
      "assign",
      "markRead",
      "markUnread",
      "reopen",
      "resolve",
      "setLabels",
      "setPending",
      "snooze",
      "wake",
    ].map((name) => [name, answer(name)]),
  );
});
const { useActions } = await import("./use-actions.ts");

const of = (id: string) => useActions(() => aConversation({ id }));
const shown = () => [...document.querySelectorAll(".toast")].map((toast) => toast.textContent);

beforeEach(() => {
  asked.length = 0;
  show(() => <Toasts />);
});
afterEach(() => {
  dropActions();
  cleanup();
});

it("pages 18: a snooze can be undone", async () => {
  await of("cnv_1").snooze("2100-01-01T09:00:00Z");
  expect(shown()).toEqual(["SnoozedUndo"]);
  await press("Undo");
  await vi.waitFor(() => expect(asked).toEqual(["snooze cnv_1", "wake cnv_1"]));
});

it("pages 18: the next thing done, in any conversation, takes an earlier Undo away", async () => {
  await of("cnv_1").resolve();
  await of("cnv_2").snooze("2100-01-01T09:00:00Z");
  expect(shown()).toEqual(["SnoozedUndo"]);
  await of("cnv_3").assign(null);
  expect(shown()).toEqual([]);
});
