// @vitest-environment jsdom
import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, type Asked, playHub, refused } from "../../api/testing.ts";
import type { Conversation, Message } from "../../api/types.ts";
import { dispatch, forget, live } from "../../live/store.ts";
import { aConversation, aMessage } from "../../live/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { inboxWords } from "../words/index.ts";
import { TypingLine } from "./typing-line.tsx";
import { useActions } from "./use-actions.ts";
import { useReadMark } from "./use-read-mark.ts";
import { useUnseen } from "./use-unseen.ts";

const stops: (() => void)[] = [];
const within = <T,>(use: () => T): T =>
  createRoot((stop) => {
    stops.push(stop);
    return use();
  });

beforeEach(() => {
  vi.useFakeTimers();
  queryClient.setQueryData(keys.me, aMe());
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  cleanup();
  forget();
  queryClient.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  look("visible");
});

const look = (state: DocumentVisibilityState) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the mark that a conversation was read", () => {
  let count = 0;
  let id = "";
  /** Opens the conversation and rests there. */
  const open = () => {
    within(() => useReadMark(id, () => live.conversations[id]));
    vi.advanceTimersByTime(1_000);
  };
  const arrive = (unread: number, version = 1, at = "2026-03-02T10:00:00.000Z") => {
    const conversation = aConversation({ id, unread, version });
    const { lastMessage } = conversation;
    dispatch({
      kind: "conversation",
      conversation: { ...conversation, lastMessage: lastMessage && { ...lastMessage, at } },
    });
  };
  const marks = (asked: readonly Asked[]) => asked.filter(({ route }) => route.startsWith("PUT")).length;
  const read = (): Conversation => aConversation({ id, unread: 0, version: 2 });
  const hub = (answer: () => unknown = read) =>
    playHub({ [`PUT /conversations/${id}/read`]: answer, [`DELETE /conversations/${id}/read`]: read });

  beforeEach(() => {
    id = `cnv_${++count}`;
    look("visible");
  });

  it("is set while the user looks and shows before the hub has answered, once", async () => {
    const asked = hub();
    arrive(2);
    open();
    expect(live.conversations[id]?.unread).toBe(0);
    await settle();
    expect(marks(asked)).toBe(1);
  });

  it("is not set of a page that nobody sees, but when they come back", async () => {
    const asked = hub();
    look("hidden");
    arrive(2);
    open();
    await settle();
    expect([marks(asked), live.conversations[id]?.unread]).toEqual([0, 2]);
    look("visible");
    await settle();
    expect(marks(asked)).toBe(1);
  });

  it("is not tried over and over when the hub refuses, but at the next look", async () => {
    const asked = hub(() => refused(500, "Broken.", "broken"));
    arrive(2);
    open();
    await settle();
    arrive(2, 2);
    await settle();
    expect(marks(asked)).toBe(1);
    look("hidden");
    look("visible");
    await settle();
    expect(marks(asked)).toBe(2);
  });

  it("is set again for the next message", async () => {
    const asked = hub(() => aConversation({ id, unread: 0, version: 1 }));
    arrive(1);
    open();
    await settle();
    arrive(1, 3, "2026-03-02T10:05:00.000Z");
    await settle();
    expect(marks(asked)).toBe(2);
  });

  it("is left off a conversation that the user wants unread", async () => {
    const asked = playHub({
      [`DELETE /conversations/${id}/read`]: () => aConversation({ id, unread: 1, version: 2 }),
    });
    arrive(0);
    open();
    await within(() => useActions(() => live.conversations[id] ?? read())).unread();
    await settle();
    expect([live.conversations[id]?.unread, marks(asked)]).toEqual([1, 0]);
  });
});

describe("what came while the user read further up", () => {
  const ANNA: Message["author"] = { kind: "member", id: "usr_anna", name: "Anna", avatarUrl: null };

  it("is counted, without their own and what is still on its way, until they are back at the end", () => {
    const [messages, setMessages] = createSignal<readonly Message[]>([aMessage()]);
    const [atEnd, setAtEnd] = createSignal(false);
    const [unseen] = within(() => useUnseen(messages, atEnd));
    const add = (given: Partial<Message> & { local?: "sending" }) =>
      setMessages((all) => [...all, aMessage(given)]);
    add({ id: "msg_2" });
    add({ id: "msg_3", author: ANNA });
    add({ id: "msg_4" });
    add({ id: "msg_5", local: "sending" });
    expect(unseen()).toBe(2);
    setAtEnd(true);
    expect(unseen()).toBe(0);
    add({ id: "msg_6" });
    expect(unseen()).toBe(0);
  });
});

describe("who is typing", () => {
  const types = (name: string, kind: "contact" | "member", userId?: string) =>
    dispatch({
      kind: "typing",
      conversationId: "cnv_1",
      typist: { name, kind, until: Date.now() + 6_000, ...(userId ? { userId } : {}) },
    });
  const line = () => document.querySelector(".typing")?.textContent;

  it("is named as long as it lasts; oneself never is", () => {
    show(() => <TypingLine id="cnv_1" />);
    types("Anna", "member", "usr_anna");
    expect(line()).toBeUndefined();
    types("Mira", "contact");
    expect(line()).toBe(inboxWords().conversation.typing("Mira"));
    vi.advanceTimersByTime(7_000);
    expect(line()).toBeUndefined();
  });

  it("is a colleague who answers too, or several", () => {
    show(() => <TypingLine id="cnv_1" />);
    types("Ben", "member", "usr_ben");
    expect(line()).toBe(inboxWords().conversation.memberTyping("Ben"));
    types("Mira", "contact");
    expect(line()).toBe(inboxWords().conversation.typingMany("Ben and Mira"));
  });
});
