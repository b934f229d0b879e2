import type { Conversation } from "../api/types.ts";
import type { Change, LiveEvent, LiveState } from "./state.ts";

type Answer = NonNullable<Extract<LiveEvent, { kind: "change_settled" }>["answer"]>;

/** Takes the hub's word of conversations unless a later one is known; what this page is changing stays on top. `asked` is when the page asked for it, if it did. */
export function withConversations(state: LiveState, news: readonly Conversation[], asked = 0): LiveState {
  const fresh = news
    .filter((conversation) => conversation.version >= (toldOf(state, conversation.id)?.version ?? 0))
    .map((conversation) => ({ ...conversation, unread: unreadOf(state, conversation, asked) }));
  if (fresh.length === 0) return state;
  const heard = {
    ...state,
    conversations: {
      ...state.conversations,
      ...Object.fromEntries(fresh.map((conversation) => [conversation.id, conversation])),
    },
  };
  return fresh
    .filter(({ id }) => id in state.changing)
    .reduce((next, conversation) => show(next, conversation, changesOf(state, conversation.id)), heard);
}

/** Shows a change at once. One of a conversation nobody knows shows nothing. */
export function withChange(state: LiveState, id: string, change: Change): LiveState {
  const told = toldOf(state, id);
  return told ? show(state, told, [...changesOf(state, id), change]) : state;
}

/** Takes a change off again: the hub's word has it now, or never will. */
export function withoutChange(state: LiveState, id: string, key: string): LiveState {
  const told = toldOf(state, id);
  return told
    ? show(
        state,
        told,
        changesOf(state, id).filter((change) => change.key !== key),
      )
    : state;
}

/** Takes the hub's answer for a change, and the change off. It may be gone by its own change: given away, and the answer comes after that news. */
export function withAnswer(
  state: LiveState,
  id: string,
  key: string,
  { conversation, asked, at }: Answer,
): LiveState {
  if (!(id in state.conversations)) return withoutChange(state, id, key);
  const isMark = changesOf(state, id).some((known) => known.key === key && known.change.unread !== undefined);
  const heard = isMark
    ? withConversations({ ...state, marked: { ...state.marked, [id]: at } }, [conversation], at)
    : withConversations(state, [conversation], asked);
  return withoutChange(heard, id, key);
}

// Reading makes no version: of two answers with the same one, the mark's is the later unless the other was asked for after it.
function unreadOf(state: LiveState, news: Conversation, asked: number): number {
  const told = toldOf(state, news.id);
  return told?.version === news.version && asked < (state.marked[news.id] ?? 0) ? told.unread : news.unread;
}

const toldOf = (state: LiveState, id: string): Conversation | undefined =>
  state.changing[id]?.told ?? state.conversations[id];
const changesOf = (state: LiveState, id: string): readonly Change[] => state.changing[id]?.changes ?? [];

function show(state: LiveState, told: Conversation, changes: readonly Change[]): LiveState {
  const { [told.id]: _, ...others } = state.changing;
  if (changes.length === 0)
    return { ...state, conversations: { ...state.conversations, [told.id]: told }, changing: others };
  const shown = changes.reduce((conversation, { change }) => ({ ...conversation, ...change }), told);
  // Copies: the store changes in place what it shows, and must not change what the hub told or a change says.
  return {
    ...state,
    conversations: { ...state.conversations, [told.id]: structuredClone(shown) },
    changing: { ...others, [told.id]: { told: structuredClone(told), changes } },
  };
}
