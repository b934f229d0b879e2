// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Asked, playHub } from "../../api/testing.ts";
import { aConversation } from "../../live/testing.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { dropActions, Toasts } from "../../parts/toasts.tsx";
import { useActions } from "./use-actions.ts";

const ONE = "cnv_acted_one";
const TWO = "cnv_acted_two";
const THREE = "cnv_acted_three";
let asked: readonly Asked[] = [];

const of = (id: string) => useActions(() => aConversation({ id }));
const shown = () => [...document.querySelectorAll(".toast")].map((toast) => toast.textContent);

beforeEach(() => {
  asked = playHub({
    [`PUT /conversations/${ONE}/snooze`]: () => aConversation({ id: ONE }),
    [`DELETE /conversations/${ONE}/snooze`]: () => aConversation({ id: ONE }),
    [`POST /conversations/${ONE}/closure`]: () => aConversation({ id: ONE }),
    [`PUT /conversations/${TWO}/snooze`]: () => aConversation({ id: TWO }),
    [`PUT /conversations/${THREE}/assignee`]: () => aConversation({ id: THREE }),
  });
  show(() => <Toasts />);
});
afterEach(() => {
  dropActions();
  cleanup();
  vi.unstubAllGlobals();
});

it("pages 18: a snooze can be undone", async () => {
  await of(ONE).snooze("2100-01-01T09:00:00Z");
  expect(shown()).toEqual(["SnoozedUndo"]);
  await press("Undo");
  await vi.waitFor(() =>
    expect(asked.map(({ route }) => route)).toEqual([
      `PUT /conversations/${ONE}/snooze`,
      `DELETE /conversations/${ONE}/snooze`,
    ]),
  );
});

it("pages 18: the next thing done, in any conversation, takes an earlier Undo away", async () => {
  await of(ONE).resolve();
  await of(TWO).snooze("2100-01-01T09:00:00Z");
  expect(shown()).toEqual(["SnoozedUndo"]);
  await of(THREE).assign(null);
  expect(shown()).toEqual([]);
});
