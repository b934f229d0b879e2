import { expect, test } from "vitest";
import type { ConversationView } from "./schema.ts";
import { changesBetween } from "./tell-changes.ts";

const VIEW: ConversationView = {
  id: "cnv_1",
  number: 1,
  channel: { id: "chn_1", connector: "telegram", name: "Shop", status: "active" },
  title: "Linus",
  kind: "direct",
  status: "open",
  priority: "none",
  assignee: null,
  labels: [],
  unread: 0,
  contact: null,
  lastMessage: null,
  snoozedUntil: null,
  waitingSince: null,
  botPausedUntil: null,
  version: 1,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};
const red = { id: "lbl_1", name: "Refund", colour: "red" };

test.each<[string, Partial<ConversationView>, Partial<ConversationView>, object[]]>([
  ["nothing", {}, { version: 2, unread: 3 }, []],
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
  ["a waking", { status: "snoozed", snoozedUntil: "2026-02-01T09:00:00Z" }, {}, [{ kind: "woken" }]],
  ["labels", {}, { labels: [red] }, [{ kind: "labelled", labels: ["Refund"] }]],
  ["a priority", {}, { priority: "urgent" }, [{ kind: "prioritised", priority: "urgent" }]],
])("between two looks at a conversation lies %s", (_, before, after, expected) => {
  expect(changesBetween({ ...VIEW, ...before }, { ...VIEW, ...after })).toEqual(expected);
});
