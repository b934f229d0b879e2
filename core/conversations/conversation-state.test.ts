import { expect, test } from "vitest";
import { describeChanges, type ConversationState } from "./conversation-state.ts";

const STATE: ConversationState = {
  status: "open",
  priority: "none",
  assignee: null,
  labels: [],
  snoozedUntil: null,
};

test.each<[string, Partial<ConversationState>, Partial<ConversationState>, object[]]>([
  ["nothing", {}, {}, []],
  [
    "an assignment",
    {},
    { assignee: { id: "usr_1", name: "Grace" } },
    [{ kind: "assigned", to: "Grace", toId: "usr_1" }],
  ],
  [
    "an assignment taken back",
    { assignee: { id: "usr_1", name: "Grace" } },
    {},
    [{ kind: "assigned", to: null, toId: null }],
  ],
  ["a resolving", {}, { status: "resolved" }, [{ kind: "resolved" }]],
  ["a reopening", { status: "resolved" }, {}, [{ kind: "reopened" }]],
  [
    "a snooze",
    {},
    { status: "snoozed", snoozedUntil: "2026-02-01T09:00:00Z" },
    [{ kind: "snoozed", until: "2026-02-01T09:00:00Z" }],
  ],
  ["pages 9: a wait for the customer", {}, { status: "pending" }, [{ kind: "set_pending" }]],
  ["a waking", { status: "snoozed", snoozedUntil: "2026-02-01T09:00:00Z" }, {}, [{ kind: "woken" }]],
  [
    "pages 14: the label that was added, not the whole set",
    { labels: ["Blue"] },
    { labels: ["Blue", "Refund"] },
    [{ kind: "labelled", added: ["Refund"], removed: [] }],
  ],
  [
    "pages 14: the label that was removed",
    { labels: ["Blue", "Refund"] },
    { labels: ["Refund"] },
    [{ kind: "labelled", added: [], removed: ["Blue"] }],
  ],
  [
    "a label whose name reads like two others",
    { labels: ["Blue", "Refund"] },
    { labels: ["Blue,Refund"] },
    [{ kind: "labelled", added: ["Blue,Refund"], removed: ["Blue", "Refund"] }],
  ],
  ["a priority", {}, { priority: "urgent" }, [{ kind: "prioritised", priority: "urgent" }]],
])("between two states of a conversation lies %s", (_, before, after, expected) => {
  expect(describeChanges({ ...STATE, ...before }, { ...STATE, ...after })).toEqual(expected);
});
