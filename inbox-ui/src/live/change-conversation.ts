import type { Conversation } from "../api/types.ts";
import type { Change, LiveEvent, LiveState } from "./state.ts";

type Answer = NonNullable<Extract<LiveEvent, { kind: "change_finished" }>["answer"]>;

/**
 * Stores the hub's conversations unless newer ones are known, and keeps pending changes on top. `requestedAt` is the
 * time of the page's request, if it made one.
 */
export function withConversations(
  state: LiveState,
  incoming: readonly Conversation[],
  requestedAt = 0,
): LiveState {
  const fresh = incoming
    .filter((conversation) => conversation.version >= (confirmedOf(state, conversation.id)?.version ?? 0))
    .map((conversation) => ({ ...conversation, unread: unreadOf(state, conversation, requestedAt) }));
  if (fresh.length === 0) return state;
  const next = {
    ...state,
    conversations: {
      ...state.conversations,
      ...Object.fromEntries(fresh.map((conversation) => [conversation.id, conversation])),
    },
  };
  return fresh
    .filter(({ id }) => id in state.changing)
    .reduce((shown, conversation) => show(shown, conversation, changesOf(state, conversation.id)), next);
}

/** Shows a change at once; ignores one of an unknown conversation. */
export function withChange(state: LiveState, id: string, change: Change): LiveState {
  const confirmed = confirmedOf(state, id);
  return confirmed ? show(state, confirmed, [...changesOf(state, id), change]) : state;
}

/** Removes a pending change: the hub has stored or refused it. */
export function withoutChange(state: LiveState, id: string, key: string): LiveState {
  const confirmed = confirmedOf(state, id);
  return confirmed
    ? show(
        state,
        confirmed,
        changesOf(state, id).filter((change) => change.key !== key),
      )
    : state;
}

/**
 * Stores the hub's answer to a change and removes the change. The conversation may be removed already, when the change
 * gave it to someone else.
 */
export function withAnswer(
  state: LiveState,
  id: string,
  key: string,
  { conversation, requestedAt, at }: Answer,
): LiveState {
  if (!(id in state.conversations)) return withoutChange(state, id, key);
  const isMark = changesOf(state, id).some((known) => known.key === key && known.change.unread !== undefined);
  const next = isMark
    ? withConversations({ ...state, marked: { ...state.marked, [id]: at } }, [conversation], at)
    : withConversations(state, [conversation], requestedAt);
  return withoutChange(next, id, key);
}

// A read mark makes no version. Of two answers with the same version, the mark's is newer, unless the other was
// requested after it.
function unreadOf(state: LiveState, incoming: Conversation, requestedAt: number): number {
  const confirmed = confirmedOf(state, incoming.id);
  return confirmed?.version === incoming.version && requestedAt < (state.marked[incoming.id] ?? 0)
    ? confirmed.unread
    : incoming.unread;
}

const confirmedOf = (state: LiveState, id: string): Conversation | undefined =>
  state.changing[id]?.confirmed ?? state.conversations[id];
const changesOf = (state: LiveState, id: string): readonly Change[] => state.changing[id]?.changes ?? [];

function show(state: LiveState, confirmed: Conversation, changes: readonly Change[]): LiveState {
  const { [confirmed.id]: _, ...others } = state.changing;
  if (changes.length === 0)
    return {
      ...state,
      conversations: { ...state.conversations, [confirmed.id]: confirmed },
      changing: others,
    };
  const shown = changes.reduce((conversation, { change }) => ({ ...conversation, ...change }), confirmed);
  // Copies these, because the store changes its values in place.
  return {
    ...state,
    conversations: { ...state.conversations, [confirmed.id]: structuredClone(shown) },
    changing: { ...others, [confirmed.id]: { confirmed: structuredClone(confirmed), changes } },
  };
}
