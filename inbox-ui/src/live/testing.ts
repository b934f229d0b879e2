import type { Conversation, Message } from "../api/types.ts";

/** Returns a message of Mira to the hub, with the given changes. */
export function aMessage(given: Partial<Message> = {}): Message {
  return {
    id: "msg_1",
    conversationId: "cnv_1",
    direction: "in",
    kind: "message",
    author: { kind: "contact", id: "con_mira", name: "Mira", avatarUrl: null },
    text: { text: "Hello", marks: [] },
    parts: [],
    buttons: null,
    replyTo: null,
    forwardedFrom: null,
    albumKey: null,
    reactions: [],
    delivery: null,
    failedChanges: [],
    sentAt: "2026-03-02T10:00:00.000Z",
    receivedAt: "2026-03-02T10:00:01.000Z",
    editedAt: null,
    deletedAt: null,
    automatic: false,
    clientKey: null,
    position: "1",
    version: 1,
    event: null,
    ...given,
  };
}

/** Returns Mira's open, unassigned conversation. */
export function aConversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: "cnv_1",
    number: 1,
    channel: { id: "chn_1", connector: "telegram", name: "Telegram", status: "active" },
    title: "Mira",
    kind: "direct",
    space: null,
    parent: null,
    status: "open",
    priority: "none",
    assignee: null,
    labels: [],
    unread: 0,
    contact: { id: "con_mira", name: "Mira", avatarUrl: null },
    lastMessage: {
      preview: "Hello",
      authorKind: "contact",
      authorName: "Mira",
      at: "2026-03-02T10:00:00.000Z",
      deliveryState: null,
    },
    snoozedUntil: null,
    waitingSince: null,
    botPausedUntil: null,
    version: 1,
    createdAt: "2026-03-02T10:00:00.000Z",
    updatedAt: "2026-03-02T10:00:00.000Z",
    ...given,
  };
}
