// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aConversation } from "../../live/testing.ts";

const marked: string[] = [];
vi.mock("../../api/conversations.ts", () => ({
  markRead: async (id: string) => {
    marked.push(id);
    return aConversation({ id });
  },
}));
Object.defineProperty(document, "visibilityState", { value: "visible" });
const { useReadMark } = await import("./use-read-mark.ts");

/** Opens a conversation with something unread; the function answered leaves it. */
const open = (id: string) =>
  createRoot((leave) => {
    useReadMark(id, () => aConversation({ id, unread: 2 }));
    return leave;
  });

beforeEach(() => {
  vi.useFakeTimers();
  marked.length = 0;
});
afterEach(() => void vi.useRealTimers());

it("pages 3: conversations passed quickly stay unread; where one rests is read", () => {
  for (const id of ["cnv_1", "cnv_2", "cnv_3"]) {
    const leave = open(id);
    vi.advanceTimersByTime(120);
    leave();
  }
  const leave = open("cnv_4");
  expect(marked).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(marked).toEqual(["cnv_4"]);
  leave();
});
