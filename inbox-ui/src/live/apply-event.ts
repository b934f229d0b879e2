import type { Message } from "../api/types.ts";
import { withAnswer, withChange, withConversations, withoutChange } from "./change-conversation.ts";
import { mergeMessage, withDelivery } from "./merge-message.ts";
import { compareMessages } from "./message-order.ts";
import type { LiveEvent, LiveState, LocalMessage, Typist } from "./state.ts";

/** Returns the state after an event. It is pure, and repeating an event changes nothing. */
export function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  switch (event.kind) {
    case "conversation":
      return withConversations(state, [event.conversation], event.requestedAt);
    case "conversations_removed":
      return withoutConversations(state, new Set(event.ids));
    case "conversation_changing":
      return withChange(state, event.id, { key: event.key, change: event.change });
    case "change_finished":
      return event.answer
        ? withAnswer(state, event.id, event.key, event.answer)
        : withoutChange(state, event.id, event.key);
    case "conversations_read":
      return withConversations(state, event.conversations, event.requestedAt);
    case "message":
      return withoutTypist(
        withMessage(withConversations(state, [event.conversation]), event.message),
        event.message,
      );
    case "message_written":
    case "message_answered":
      return withMessage(state, event.message);
    case "messages_read":
      return withPage(state, event.conversationId, event.messages, event.newest);
    case "delivery":
    case "message_waiting":
    case "message_refused":
    case "text_changing":
      return changeThread(state, event.conversationId, (message) => messageAfter(message, event));
    case "message_removed":
      return withoutMessage(state, event.conversationId, event.messageId);
    case "message_discarded":
      return withoutUnanswered(state, event.conversationId, event.clientKey);
    case "typing":
      return withTypist(state, event.conversationId, event.typist);
  }
}

type MessageChange = Extract<
  LiveEvent,
  { kind: "delivery" | "message_waiting" | "message_refused" | "text_changing" }
>;

function messageAfter(message: LocalMessage, event: MessageChange): LocalMessage {
  switch (event.kind) {
    case "delivery":
      return message.id === event.messageId ? withDelivery(message, event) : message;
    case "message_waiting":
      return isUnanswered(message, event.clientKey) ? { ...message, local: "waiting" } : message;
    case "message_refused":
      return isUnanswered(message, event.clientKey)
        ? { ...message, local: { refused: event.reason } }
        : message;
    case "text_changing":
      return message.id === event.id && message.editedAt === event.insteadOf
        ? { ...message, text: event.text, editedAt: event.editedAt }
        : message;
  }
}

function withoutUnanswered(state: LiveState, conversationId: string, clientKey: string): LiveState {
  const thread = state.messages[conversationId] ?? [];
  return withThread(
    state,
    conversationId,
    thread.filter((message) => !isUnanswered(message, clientKey)),
  );
}

function withoutMessage(state: LiveState, conversationId: string, messageId: string): LiveState {
  const thread = state.messages[conversationId];
  if (thread === undefined) return state;
  return withThread(
    state,
    conversationId,
    thread.filter(({ id }) => id !== messageId),
  );
}

function withoutConversations(state: LiveState, gone: ReadonlySet<string>): LiveState {
  const left = <T>(known: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(known).filter(([id]) => !gone.has(id)));
  return {
    conversations: left(state.conversations),
    changing: left(state.changing),
    marked: left(state.marked),
    messages: left(state.messages),
    typing: left(state.typing),
  };
}

// A thread that was not opened is not kept: opening it reads the newest page.
function withMessage(state: LiveState, message: LocalMessage): LiveState {
  const thread = state.messages[message.conversationId];
  if (thread === undefined) return state;
  return withThread(state, message.conversationId, mergeInto(thread, [message]));
}

function withPage(
  state: LiveState,
  conversationId: string,
  page: readonly Message[],
  newest: boolean,
): LiveState {
  const thread = state.messages[conversationId] ?? [];
  const kept =
    newest && !overlaps(thread, page) ? thread.filter((message) => message.local !== undefined) : thread;
  return withThread(state, conversationId, mergeInto(kept, page));
}

// Without a common message there may be a gap between the two. Older messages are read again on scroll.
function overlaps(thread: readonly LocalMessage[], page: readonly Message[]): boolean {
  const ids = new Set(page.map((message) => message.id));
  return thread.some((message) => ids.has(message.id));
}

function mergeInto(
  thread: readonly LocalMessage[],
  incoming: readonly LocalMessage[],
): readonly LocalMessage[] {
  const merged = [...thread];
  for (const message of incoming) {
    const at = merged.findIndex((known) => isSame(known, message));
    const known = merged[at];
    if (known === undefined) merged.push(message);
    else merged[at] = mergeMessage(known, message);
  }
  return merged.toSorted(compareMessages);
}

function isSame(known: LocalMessage, incoming: LocalMessage): boolean {
  return known.id === incoming.id || (incoming.clientKey !== null && known.clientKey === incoming.clientKey);
}

const isUnanswered = (message: LocalMessage, clientKey: string) =>
  message.local !== undefined && message.clientKey === clientKey;

function changeThread(
  state: LiveState,
  conversationId: string,
  change: (message: LocalMessage) => LocalMessage,
): LiveState {
  const thread = state.messages[conversationId];
  return thread === undefined
    ? state
    : withThread(state, conversationId, thread.map(change).toSorted(compareMessages));
}

function withThread(state: LiveState, conversationId: string, thread: readonly LocalMessage[]): LiveState {
  return { ...state, messages: { ...state.messages, [conversationId]: thread } };
}

function withTypist(state: LiveState, conversationId: string, typist: Typist): LiveState {
  const others = (state.typing[conversationId] ?? []).filter(
    (other) => other.name !== typist.name || other.kind !== typist.kind,
  );
  return { ...state, typing: { ...state.typing, [conversationId]: [...others, typist] } };
}

function withoutTypist(state: LiveState, message: Message): LiveState {
  const typists = state.typing[message.conversationId];
  if (typists === undefined) return state;
  return {
    ...state,
    typing: {
      ...state.typing,
      [message.conversationId]: typists.filter((typist) => typist.name !== message.author.name),
    },
  };
}
