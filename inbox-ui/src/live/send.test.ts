// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { aMe, type Asked, playHub, refused, unreachable } from "../api/testing.ts";
import type { Message } from "../api/types.ts";
import { emptyOutbox, sendWaiting, withdraw } from "./outbox.ts";
import { discard, send, sendAgain, showUnsent } from "./send.ts";
import { dispatch, forget, live } from "./store.ts";
import { aMessage } from "./testing.ts";
import { keepUnsent } from "./unsent.ts";

const anna = aMe();
let count = 0;
let conversation = "";

beforeEach(() => {
  vi.useFakeTimers();
  conversation = `cnv_${++count}`;
  queryClient.setQueryData(keys.me, anna);
  open(conversation);
});
afterEach(() => {
  emptyOutbox();
  forget();
  localStorage.clear();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = (conversationId: string, messages: readonly Message[] = []) =>
  dispatch({ kind: "messages_read", conversationId, messages, newest: true });
const replies = (id = conversation) => `POST /conversations/${id}/replies`;
const write = (text: string, conversationId = conversation) =>
  send({ conversationId, kind: "message", text: { text, marks: [] }, attachments: [], replyTo: null }, anna);
const stored = (body: unknown, conversationId = conversation): Message => {
  const { clientKey, text } = body as { clientKey: string; text: Message["text"] };
  return aMessage({
    id: `msg_${clientKey}`,
    conversationId,
    direction: "out",
    text,
    clientKey,
    delivery: { state: "queued", reason: null },
  });
};
const thread = (id = conversation) =>
  (live.messages[id] ?? []).map(({ text, local }) => [text.text, local ?? "stored"]);
const texts = (asked: readonly Asked[]) =>
  asked.map(({ body }) => (body as { text: { text: string } }).text.text);
const keysOf = (asked: readonly Asked[]) =>
  asked.map(({ body }) => (body as { clientKey: string }).clientKey);
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("a message on its way", () => {
  it("is in the thread at once, and becomes the hub's when that answers", async () => {
    const answer = Promise.withResolvers<unknown>();
    playHub({ [replies()]: () => answer.promise });
    const taken = write("On its way.");
    expect(thread()).toEqual([["On its way.", "sending"]]);
    const { clientKey, text } = live.messages[conversation]?.[0] ?? {};
    answer.resolve(stored({ clientKey, text }));
    expect(await taken).toBe(true);
    expect(thread()).toEqual([["On its way.", "stored"]]);
    expect(localStorage).toHaveLength(0);
  });

  it("waits for the one before it, so that the customer reads them in order", async () => {
    const first = Promise.withResolvers<unknown>();
    const asked = playHub({
      [replies()]: async (body) => (texts([{ route: "", body }])[0] === "One" ? first.promise : stored(body)),
    });
    void write("One");
    void write("Two");
    await settle();
    expect(texts(asked)).toEqual(["One"]);
    first.resolve(stored(asked[0]?.body));
    await settle();
    expect(texts(asked)).toEqual(["One", "Two"]);
  });

  it("does not wait for one of another conversation", async () => {
    const other = `${conversation}_other`;
    open(other);
    const asked = playHub({
      [replies()]: () => new Promise(() => {}),
      [replies(other)]: (body) => stored(body, other),
    });
    void write("Slow");
    expect(await write("Quick", other)).toBe(true);
    expect(texts(asked)).toEqual(["Slow", "Quick"]);
  });

  it("takes its files and what it answers along; a note takes neither", async () => {
    const asked = playHub({
      [replies()]: stored,
      [`POST /conversations/${conversation}/notes`]: stored,
    });
    const written = {
      conversationId: conversation,
      text: { text: "See this", marks: [] },
      attachments: [
        {
          id: "att_1",
          fileName: "plan.pdf",
          contentType: "application/pdf",
          size: 9,
          url: "/plan",
          width: null,
          height: null,
          durationMs: null,
          state: "stored" as const,
          failure: null,
        },
      ],
      replyTo: { id: "msg_1", preview: "Hello", authorName: "Mira" },
    };
    await send({ ...written, kind: "message" }, anna);
    await send({ ...written, kind: "note" }, anna);
    expect(asked.map(({ body }) => body)).toEqual([
      {
        clientKey: expect.any(String),
        text: written.text,
        attachmentIds: ["att_1"],
        replyToId: "msg_1",
      },
      { clientKey: expect.any(String), text: written.text },
    ]);
  });
});

describe("without a hub", () => {
  it.each([
    ["out of reach", unreachable],
    ["behind a proxy that has none", () => new Response("Bad gateway", { status: 502 })],
    ["where the session has ended", () => refused(401, "Sign in.", "unauthenticated")],
  ])("%s, a message waits and goes out later by itself, once", async (_, away) => {
    let isAway = true;
    const asked = playHub({ [replies()]: (body) => (isAway ? away() : stored(body)) });
    expect(await write("Hello?")).toBe(false);
    expect(thread()).toEqual([["Hello?", "waiting"]]);
    isAway = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(thread()).toEqual([["Hello?", "stored"]]);
    expect(new Set(keysOf(asked)).size).toBe(1);
    expect(asked).toHaveLength(2);
  });

  it("tries less and less often", async () => {
    playHub({ [replies()]: stored });
    await write("Works");
    const asked = playHub({ [replies()]: unreachable });
    await write("Lost");
    const tries: number[] = [];
    for (let second = 1; second <= 80; second++) {
      const before = asked.length;
      await vi.advanceTimersByTimeAsync(1_000);
      if (asked.length > before) tries.push(second);
    }
    expect(tries).toEqual([2, 7, 17, 47, 77]);
  });

  it("keeps the order of what was written meanwhile", async () => {
    let isAway = true;
    const asked = playHub({ [replies()]: (body) => (isAway ? unreachable() : stored(body)) });
    await write("One");
    vi.setSystemTime(Date.now() + 1_000);
    await write("Two");
    isAway = false;
    asked.length = 0;
    sendWaiting();
    await settle();
    expect(texts(asked)).toEqual(["One", "Two"]);
  });

  it("does not send again what the stream has shown to be there", async () => {
    playHub({ [replies()]: unreachable });
    await write("Only the answer was lost");
    withdraw(String(live.messages[conversation]?.[0]?.clientKey));
    const asked = playHub({ [replies()]: stored });
    sendWaiting();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toEqual([]);
  });

  it("does not send in the name of who signed out", async () => {
    playHub({ [replies()]: unreachable });
    await write("Mine");
    const asked = playHub({ [replies()]: stored });
    emptyOutbox();
    queryClient.setQueryData(keys.me, aMe({ user: { id: "usr_ben", name: "Ben", email: "" } }));
    sendWaiting();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    queryClient.setQueryData(keys.me, anna);
    sendWaiting();
    await settle();
    expect(texts(asked)).toEqual(["Mine"]);
  });
});

describe("a refused message", () => {
  const refuse = async () => {
    const asked = playHub({ [replies()]: () => refused(422, "This is too long.") });
    expect(await write("Far too long")).toBe(false);
    return asked;
  };
  const local = () => {
    const [message] = live.messages[conversation] ?? [];
    if (!message) throw new Error("The thread is empty.");
    return message;
  };

  it("stays with the reason, and is not tried again by itself", async () => {
    const asked = await refuse();
    expect(thread()).toEqual([["Far too long", { refused: "This is too long." }]]);
    sendWaiting();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it("does not hold up the next one", async () => {
    await refuse();
    playHub({ [replies()]: stored });
    expect(await write("Short")).toBe(true);
  });

  it("is the same message when it is sent again", async () => {
    const [before] = keysOf(await refuse());
    const asked = playHub({ [replies()]: stored });
    expect(await sendAgain(local(), anna)).toBe(true);
    expect(keysOf(asked)).toEqual([before]);
    expect(thread()).toEqual([["Far too long", "stored"]]);
  });

  it("is gone for good once it is discarded", async () => {
    await refuse();
    discard(local());
    expect(thread()).toEqual([]);
    showUnsent(conversation, anna);
    expect(thread()).toEqual([]);
  });
});

describe("what an earlier page could not send", () => {
  const kept = (clientKey: string, more: object = {}) =>
    keepUnsent({
      userId: anna.user.id,
      organizationId: anna.organization.id,
      clientKey,
      at: `2026-03-02T10:0${clientKey}:00.000Z`,
      outgoing: {
        conversationId: conversation,
        kind: "message",
        text: { text: `Number ${clientKey}`, marks: [] },
        attachments: [],
        replyTo: null,
      },
      ...more,
    });

  it("is shown in the order of writing and sent; what was refused only shown", async () => {
    kept("2");
    kept("1");
    kept("3", { refused: "No." });
    const asked = playHub({ [replies()]: () => new Promise(() => {}) });
    showUnsent(conversation, anna);
    await settle();
    expect(thread()).toEqual([
      ["Number 1", "waiting"],
      ["Number 2", "waiting"],
      ["Number 3", { refused: "No." }],
    ]);
    expect(texts(asked)).toEqual(["Number 1"]);
  });

  it("is forgotten when the hub turns out to have it", async () => {
    kept("1");
    open(conversation, [aMessage({ conversationId: conversation, clientKey: "1" })]);
    const asked = playHub({ [replies()]: stored });
    showUnsent(conversation, anna);
    await settle();
    expect([asked, thread(), localStorage.length]).toEqual([[], [["Hello", "stored"]], 0]);
  });

  it("is nobody else's, and nothing broken stops it", async () => {
    kept("1", { userId: "usr_ben" });
    localStorage.setItem("parley.unsent.broken", "{");
    localStorage.setItem("parley.unsent.old", JSON.stringify({ userId: anna.user.id, outgoing: null }));
    kept("2");
    playHub({ [replies()]: () => new Promise(() => {}) });
    showUnsent(conversation, anna);
    expect(thread()).toEqual([["Number 2", "waiting"]]);
  });
});
