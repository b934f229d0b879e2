// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Asked, playHub } from "../../api/testing.ts";
import { aConversation } from "../../live/testing.ts";
import { useReadMark } from "./use-read-mark.ts";

const NAMES = ["one", "two", "three", "four"].map((name) => `cnv_passed_${name}`);
let asked: readonly Asked[] = [];

/** Opens a conversation with something unread; the function answered leaves it. */
const open = (id: string) =>
  createRoot((leave) => {
    useReadMark(id, () => aConversation({ id, unread: 2 }));
    return leave;
  });
const marked = () => asked.map(({ route }) => route);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  asked = playHub(
    Object.fromEntries(NAMES.map((id) => [`PUT /conversations/${id}/read`, () => aConversation({ id })])),
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("pages 3: conversations passed quickly stay unread; where one rests is read", () => {
  for (const id of NAMES.slice(0, 3)) {
    const leave = open(id);
    vi.advanceTimersByTime(120);
    leave();
  }
  const leave = open("cnv_passed_four");
  expect(marked()).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(marked()).toEqual(["PUT /conversations/cnv_passed_four/read"]);
  leave();
});
