import { describe, expect, it } from "vitest";
import type { Conversation, DeliveryState } from "../api/types.ts";
import { applyEvent } from "./apply-event.ts";
import { type LiveEvent, type LiveState, nothingKnown } from "./state.ts";
import { aConversation, aMessage } from "./testing.ts";

const after = (...events: readonly LiveEvent[]): LiveState => events.reduce(applyEvent, nothingKnown);
const opened: LiveEvent = {
  kind: "messages_read",
  conversationId: "cnv_1",
  messages: [aMessage()],
  newest: true,
};
const ids = (state: LiveState) => state.messages.cnv_1?.map((message) => message.id);
const arrival = (
  message = aMessage({ id: "msg_2", position: "2", text: { text: "Still there?", marks: [] } }),
): LiveEvent => ({ kind: "message", message, conversation: aConversation({ version: 2, unread: 1 }) });

it("a message that was another's echo leaves its thread", () => {
  const removed: LiveEvent = { kind: "message_removed", conversationId: "cnv_1", messageId: "msg_2" };
  expect(ids(after(opened, arrival(), removed))).toEqual(ids(after(opened)));
  expect(after(removed)).toEqual(nothingKnown);
});

describe("a conversation that is gone", () => {
  const gone: LiveEvent = { kind: "conversations_removed", ids: ["cnv_1"] };

  it("takes everything with it, and leaves the others", () => {
    const typing: LiveEvent = {
      kind: "typing",
      conversationId: "cnv_1",
      typist: { name: "Mira", kind: "contact", until: 1 },
    };
    const state = after(
      opened,
      arrival(),
      typing,
      { kind: "conversations_read", conversations: [aConversation({ id: "cnv_2" })] },
      gone,
    );
    expect(state).toEqual({ ...nothingKnown, conversations: { cnv_2: aConversation({ id: "cnv_2" }) } });
  });

  it("does not come back with the answer for the change that gave it away", () => {
    const giving: LiveEvent = {
      kind: "conversation_changing",
      id: "cnv_1",
      key: "k",
      change: { assignee: null },
    };
    const answered: LiveEvent = {
      kind: "change_finished",
      id: "cnv_1",
      key: "k",
      answer: { conversation: aConversation({ version: 2 }), requestedAt: 1, at: 2 },
    };
    expect(after({ kind: "conversation", conversation: aConversation() }, giving, gone, answered)).toEqual(
      nothingKnown,
    );
  });
});

describe("a message that arrives", () => {
  it("joins Mira's open thread and moves her conversation", () => {
    const state = after(opened, arrival());
    expect(ids(state)).toEqual(["msg_1", "msg_2"]);
    expect(state.conversations.cnv_1?.unread).toBe(1);
  });

  it("changes nothing when it is confirmed twice", () => {
    const once = after(opened, arrival());
    expect(applyEvent(once, arrival())).toEqual(once);
  });

  it("is not kept of a thread nobody opened", () => {
    expect(after(arrival()).messages).toEqual({});
  });

  it("takes its place by time, then position, whatever came first", () => {
    const late = aMessage({ id: "msg_0", sentAt: "2026-03-02T09:00:00.000Z" });
    const tenth = aMessage({ id: "msg_10", position: "10" });
    const ninth = aMessage({ id: "msg_9", position: "9" });
    expect(ids(after(opened, arrival(tenth), arrival(ninth), arrival(late)))).toEqual([
      "msg_0",
      "msg_1",
      "msg_9",
      "msg_10",
    ]);
  });

  it("stays above what the hub has not answered for, though our clock is slow", () => {
    const ours = {
      ...aMessage({
        id: "local:k",
        clientKey: "k",
        direction: "out",
        position: "",
        sentAt: "2026-03-02T09:50:00.000Z",
      }),
      local: "sending" as const,
    };
    expect(ids(after(opened, { kind: "message_written", message: ours }, arrival()))).toEqual([
      "msg_1",
      "msg_2",
      "local:k",
    ]);
  });

  it("ends that Mira is typing", () => {
    const typing: LiveEvent = {
      kind: "typing",
      conversationId: "cnv_1",
      typist: { name: "Mira", kind: "contact", until: 1 },
    };
    expect(after(typing).typing.cnv_1).toHaveLength(1);
    expect(after(typing, arrival()).typing.cnv_1).toEqual([]);
  });
});

describe("news of the past", () => {
  it("does not undo what is known of a conversation", () => {
    const state = after(
      { kind: "conversation", conversation: aConversation({ version: 5, status: "resolved" }) },
      { kind: "conversation", conversation: aConversation({ version: 4 }) },
    );
    expect(state.conversations.cnv_1?.status).toBe("resolved");
  });

  it("does not undo an edit or a deletion", () => {
    const deleted = aMessage({ version: 3, deletedAt: "2026-03-02T10:05:00.000Z" });
    const state = after(opened, arrival(deleted), arrival(aMessage({ version: 2 })));
    expect(state.messages.cnv_1?.[0]?.deletedAt).not.toBeNull();
  });

  describe("of a delivery", () => {
    const ours = (version: number, state: DeliveryState) =>
      aMessage({ id: "msg_3", direction: "out", version, delivery: { state, reason: null } });
    const confirmed = (version: number, state: DeliveryState): LiveEvent => ({
      kind: "delivery",
      messageId: "msg_3",
      conversationId: "cnv_1",
      version,
      delivery: { state, reason: null },
    });
    const stateAfter = (...events: readonly LiveEvent[]) =>
      after(opened, ...events).messages.cnv_1?.[1]?.delivery?.state;

    it("does not take back that a message was read", () => {
      expect(stateAfter(arrival(ours(2, "sent")), confirmed(4, "read"), confirmed(3, "delivered"))).toBe(
        "read",
      );
    });

    it("does not take back that a message may not have arrived, be it the late answer to its sending or a page read before", () => {
      expect(
        stateAfter(arrival(ours(1, "queued")), confirmed(2, "unconfirmed"), {
          kind: "message_answered",
          message: ours(1, "queued"),
        }),
      ).toBe("unconfirmed");
      expect(
        stateAfter(arrival(ours(1, "queued")), confirmed(2, "unconfirmed"), {
          kind: "messages_read",
          conversationId: "cnv_1",
          messages: [ours(1, "sending")],
          newest: false,
        }),
      ).toBe("unconfirmed");
    });

    it("does not take back that a message is under way, which makes no version", () => {
      expect(
        stateAfter(arrival(ours(1, "sending")), { kind: "message_answered", message: ours(1, "queued") }),
      ).toBe("sending");
    });

    it("lets a failed message be tried again", () => {
      expect(stateAfter(arrival(ours(2, "failed")), confirmed(3, "queued"))).toBe("queued");
    });
  });
});

describe("a change of ours", () => {
  const confirmed = (version: number, given: Partial<Conversation> = {}): LiveEvent => ({
    kind: "conversation",
    conversation: aConversation({ version, ...given }),
  });
  const change = (key: string, given: Partial<Conversation>): LiveEvent => ({
    kind: "conversation_changing",
    id: "cnv_1",
    key,
    change: given,
  });
  const settle = (key: string, answer?: Conversation): LiveEvent => ({
    kind: "change_finished",
    id: "cnv_1",
    key,
    ...(answer && { answer: { conversation: answer, requestedAt: 10, at: 20 } }),
  });
  const mira = (...events: readonly LiveEvent[]) => after(confirmed(1), ...events).conversations.cnv_1;
  const assigned = { assignee: { id: "usr_1", name: "Olga", team: null } };

  it("is shown at once, and stays shown while the answer to an earlier one comes", () => {
    expect(mira(change("k1", assigned), change("k2", { status: "resolved" }))).toMatchObject({
      ...assigned,
      status: "resolved",
    });
    expect(
      mira(
        change("k1", assigned),
        change("k2", { status: "resolved" }),
        settle("k1", aConversation({ version: 2, ...assigned })),
      )?.status,
    ).toBe("resolved");
  });

  it("stays shown over whatever else is confirmed, which is not lost", () => {
    expect(mira(change("k1", { status: "resolved" }), confirmed(2, { priority: "high" }))).toMatchObject({
      status: "resolved",
      priority: "high",
    });
  });

  it("is taken back when the hub refuses it, and nothing else is", () => {
    expect(
      mira(
        change("k1", assigned),
        change("k2", { status: "resolved" }),
        confirmed(2, { priority: "high" }),
        settle("k1"),
      ),
    ).toMatchObject({ assignee: null, status: "resolved", priority: "high" });
  });

  it("is the hub's once all is answered, in whichever order", () => {
    const state = after(
      confirmed(1),
      change("k1", { status: "resolved" }),
      change("k2", { status: "open" }),
      settle("k2", aConversation({ version: 3 })),
      settle("k1", aConversation({ version: 2, status: "resolved" })),
    );
    expect([state.conversations.cnv_1, state.changing]).toEqual([aConversation({ version: 3 }), {}]);
  });

  describe("that marks Mira's conversation as read", () => {
    const unread = aConversation({ version: 4, unread: 1 });
    const read = aConversation({ version: 4 });
    const answered = [
      { kind: "conversation", conversation: unread },
      change("k1", { unread: 0 }),
      settle("k1", read),
    ] as const;
    const unreadAfter = (...events: readonly LiveEvent[]) =>
      after(...answered, ...events).conversations.cnv_1?.unread;

    it("is not undone by what was asked before its answer, nor by news of the same version", () => {
      expect(unreadAfter({ kind: "conversation", conversation: unread, requestedAt: 15 })).toBe(0);
      expect(unreadAfter({ kind: "conversations_read", conversations: [unread], requestedAt: 15 })).toBe(0);
      expect(unreadAfter({ kind: "conversation", conversation: unread })).toBe(0);
      expect(unreadAfter(change("k2", { priority: "high" }), settle("k2", unread))).toBe(0);
    });

    it("gives way to what was asked afterwards, and to what is new", () => {
      expect(unreadAfter({ kind: "conversation", conversation: unread, requestedAt: 25 })).toBe(1);
      expect(
        unreadAfter({ kind: "conversation", conversation: aConversation({ version: 5, unread: 1 }) }),
      ).toBe(1);
    });
  });

  it("of a conversation nobody knows shows nothing", () => {
    expect(after(change("k1", { status: "resolved" }), settle("k1")).conversations).toEqual({});
  });
});

describe("a message of ours", () => {
  const written = {
    ...aMessage({
      id: "local:k1",
      direction: "out",
      clientKey: "k1",
      position: "",
      sentAt: "2026-03-02T10:01:00.000Z",
    }),
    local: "sending" as const,
  };
  const answered = aMessage({
    id: "msg_7",
    direction: "out",
    clientKey: "k1",
    sentAt: "2026-03-02T10:01:00.000Z",
    delivery: { state: "queued", reason: null },
  });

  it("stands there at once and becomes the hub's when it answers", () => {
    expect(ids(after(opened, { kind: "message_written", message: written }))).toEqual(["msg_1", "local:k1"]);
    const state = after(
      opened,
      { kind: "message_written", message: written },
      { kind: "message_answered", message: answered },
    );
    expect(ids(state)).toEqual(["msg_1", "msg_7"]);
    expect(state.messages.cnv_1?.[1]?.local).toBeUndefined();
  });

  it("stands there once when the stream is faster than the answer", () => {
    expect(
      ids(
        after(opened, { kind: "message_written", message: written }, arrival(answered), {
          kind: "message_answered",
          message: answered,
        }),
      ),
    ).toEqual(["msg_1", "msg_7"]);
  });

  it("stays with the reason when the hub refuses it, and goes when it is discarded", () => {
    const refused = after(
      opened,
      { kind: "message_written", message: written },
      { kind: "message_refused", conversationId: "cnv_1", clientKey: "k1", reason: "The channel is paused." },
    );
    expect(refused.messages.cnv_1?.[1]?.local).toEqual({ refused: "The channel is paused." });
    expect(
      ids(applyEvent(refused, { kind: "message_discarded", conversationId: "cnv_1", clientKey: "k1" })),
    ).toEqual(["msg_1"]);
  });
});

describe("a page of messages", () => {
  const page = (id: string, at: string, newest: boolean): LiveEvent => ({
    kind: "messages_read",
    conversationId: "cnv_1",
    messages: [aMessage({ id, sentAt: at })],
    newest,
  });

  it("goes before what is known when it is older", () => {
    expect(ids(after(opened, page("msg_0", "2026-03-01T10:00:00.000Z", false)))).toEqual(["msg_0", "msg_1"]);
  });

  it("replaces what is known when a hole may lie between", () => {
    expect(ids(after(opened, page("msg_99", "2026-03-05T10:00:00.000Z", true)))).toEqual(["msg_99"]);
  });

  it("keeps what was written and not yet answered", () => {
    const written = {
      ...aMessage({ id: "local:k2", clientKey: "k2", position: "", sentAt: "2026-03-06T10:00:00.000Z" }),
      local: "sending" as const,
    };
    expect(
      ids(
        after(
          opened,
          { kind: "message_written", message: written },
          page("msg_99", "2026-03-05T10:00:00.000Z", true),
        ),
      ),
    ).toEqual(["msg_99", "local:k2"]);
  });
});
