import { describe, expect, test } from "vitest";
import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import {
  applyEvent,
  applyPage,
  emptyThread,
  linesOf,
  unreadIn,
  type Pending,
  type Thread,
} from "./thread.ts";

const question = message("m1", {
  from: "visitor",
  clientId: "c1",
  sentAt: "2026-11-21T09:00:00.000001Z",
  text: "Is lamp 7 there?",
});
const answer = message("m2", { authorName: "Grace", sentAt: "2026-11-21T09:00:00.000002Z", text: "It is." });

describe("news", () => {
  test("told twice changes nothing", () => {
    const once = withReceived(question, answer);
    expect(applyEvent(once, { event: "message", message: answer })).toEqual(once);
  });

  test("arrives in any order and is shown in the hub's", () => {
    expect(withReceived(answer, question).messages).toEqual([question, answer]);
  });

  test("of our own message replaces the one on its way", () => {
    const waiting: Thread = { ...emptyThread, pending: [pending("c1"), pending("c2")] };
    const after = applyEvent(waiting, { event: "message", message: question });
    expect(after.pending.map((one) => one.id)).toEqual(["c2"]);
    expect(linesOf(after).map((line) => line.key)).toEqual(["c1", "c2"]);
  });

  test("of an edit takes the place of the words before", () => {
    const edited = { ...answer, text: { text: "It was.", marks: [] }, editedAt: "2026-11-21T09:01:00Z" };
    expect(
      applyEvent(withReceived(question, answer), { event: "message", message: edited }).messages,
    ).toEqual([question, edited]);
  });

  test("of having been seen never goes backwards", () => {
    const seen = applyEvent(emptyThread, { event: "seen", upTo: "2026-11-21T09:05:00Z" });
    expect(applyEvent(seen, { event: "seen", upTo: "2026-11-21T09:01:00Z" })).toBe(seen);
  });
});

test("an earlier page goes before what is shown, a fresh one replaces it", () => {
  const shown = applyPage(
    emptyThread,
    { items: [answer], nextCursor: "more", lastEventId: "1", seenUpTo: null },
    true,
  );
  const all = applyPage(
    shown,
    { items: [question], nextCursor: null, lastEventId: "1", seenUpTo: null },
    false,
  );
  expect(all.messages).toEqual([question, answer]);
  expect(all.earlier).toBeNull();
  expect(
    applyPage(all, { items: [question], nextCursor: null, lastEventId: "2", seenUpTo: null }, true).messages,
  ).toEqual([question]);
});

test("a fresh page ends the wait for what was sent, not for what failed", () => {
  const thread: Thread = {
    ...emptyThread,
    pending: [
      { ...pending("c8"), state: "sent" },
      { ...pending("c9"), state: "failed" },
    ],
  };
  expect(
    applyPage(thread, { items: [], nextCursor: null, lastEventId: "1", seenUpTo: null }, true).pending.map(
      (one) => one.id,
    ),
  ).toEqual(["c9"]);
});

test("unread are the team's words after the last ones read, not the visitor's and not deleted ones", () => {
  const deleted = {
    ...message("m3", { sentAt: "2026-11-21T09:10:00Z", text: "" }),
    deletedAt: "2026-11-21T09:11:00Z",
  };
  expect(unreadIn(withReceived(question, answer, deleted), null)).toEqual([answer]);
  expect(unreadIn(withReceived(question, answer), answer.sentAt)).toEqual([]);
});

describe("lines", () => {
  test("of one author within five minutes are a run; a new day begins another", () => {
    const soon = message("m3", { authorName: "Grace", sentAt: "2026-11-21T09:03:00Z", text: "In blue." });
    const late = message("m4", { authorName: "Grace", sentAt: "2026-11-23T09:03:00Z", text: "Still there?" });
    const lines = linesOf(withReceived(question, answer, soon, late));
    expect(lines.map((line) => [line.first, line.last, line.newDay])).toEqual([
      [true, true, true],
      [true, false, false],
      [false, true, false],
      [true, true, true],
    ]);
  });

  test("say what became of the visitor's newest message only", () => {
    const thread: Thread = {
      ...withReceived(question, answer),
      pending: [{ ...pending("c2"), state: "failed" }],
    };
    expect(linesOf(thread).map((line) => line.status)).toEqual([null, null, "failed"]);
    expect(linesOf(withReceived(question))[0]?.status).toBe("sent");
    expect(linesOf({ ...withReceived(question), seenUpTo: question.sentAt })[0]?.status).toBe("seen");
  });
});

function message(
  id: string,
  said: { from?: "visitor" | "team"; clientId?: string; authorName?: string; sentAt: string; text: string },
): VisitorMessage {
  const { from = "team", clientId = null, authorName = null, sentAt, text } = said;
  return {
    id,
    clientId,
    from,
    authorName,
    automatic: false,
    text: { text, marks: [] },
    parts: [],
    buttons: null,
    receipt: from === "team" ? "sent" : null,
    sentAt,
    editedAt: null,
    deletedAt: null,
  };
}

function pending(id: string): Pending {
  return { id, number: 1, text: "Is lamp 7 there?", files: [], at: "2026-11-21T09:00:00Z", state: "sending" };
}

function withReceived(...messages: readonly VisitorMessage[]): Thread {
  return messages.reduce(
    (thread, one) => applyEvent(thread, { event: "message", message: one }),
    emptyThread,
  );
}
