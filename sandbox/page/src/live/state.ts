import type { Message } from "@grammyjs/types";
import { createStore, produce, reconcile } from "solid-js/store";
import type {
  BotFacts,
  ChatFacts,
  FaultFacts,
  StreamEvent,
  PressAnswer,
  Reaction,
  WireFacts,
} from "./words.ts";

export type State = {
  bots: BotFacts[];
  token: string | null;
  chats: ChatFacts[];
  chatId: number | null;
  /** The id of the user who speaks in the open chat. */
  speaker: number | null;
  messages: Message[];
  /** The number of bot messages in each chat since it was last open. */
  unread: Record<number, number>;
  reactions: Record<string, readonly Reaction[]>;
  typing: { chatId: number; action: string; until: number } | null;
  wire: WireFacts[];
  faults: { seed: number; rules: FaultFacts[] };
  replyTo: Message | null;
  /** The message that is edited, and its text so far. */
  editing: { message: Message; text: string } | null;
  /** Drafts, by bot and chat. */
  drafts: Record<string, string>;
  /** The answer to a pressed button, until it is dismissed. */
  answer: PressAnswer | null;
  /** Presses that the bot has not answered: press id by `message:data`. */
  waiting: Record<string, string>;
  problem: string | null;
  loaded: boolean;
};

export const [state, setState] = createStore<State>({
  bots: [],
  token: null,
  chats: [],
  chatId: null,
  speaker: null,
  messages: [],
  unread: {},
  reactions: {},
  typing: null,
  wire: [],
  faults: { seed: 1, rules: [] },
  replyTo: null,
  editing: null,
  drafts: {},
  answer: null,
  waiting: {},
  problem: null,
  loaded: false,
});

export const theBot = (): BotFacts | null => state.bots.find(({ token }) => token === state.token) ?? null;
export const theChat = (): ChatFacts | null =>
  state.chats.find(({ chat }) => chat.id === state.chatId) ?? null;

const WIRE_KEPT = 200;
const TYPING_MS = 5000;

/** Applies a stream event; the same event may come twice. */
export function applyEvent(event: StreamEvent): void {
  switch (event.kind) {
    case "message":
      return applyMessage(event.message);
    case "deleted":
      return event.chat_id === state.chatId
        ? setState("messages", (known) => known.filter(({ message_id }) => message_id !== event.message_id))
        : undefined;
    case "reactions":
      return event.chat_id === state.chatId
        ? setState("reactions", String(event.message_id), reconcile(event.reactions))
        : undefined;
    case "typing":
      return setState("typing", {
        chatId: event.chat_id,
        action: event.action,
        until: Date.now() + TYPING_MS,
      });
    case "press":
      return applyPress(event.id, event.answer, event.from);
    case "wire":
      return setState("wire", (known) =>
        [event.entry, ...known.filter(({ id }) => id !== event.entry.id)].slice(0, WIRE_KEPT),
      );
    default:
      return undefined;
  }
}

function applyMessage(message: Message): void {
  setState("chats", (chats) =>
    chats.map((item) => (item.chat.id === message.chat.id ? { ...item, last_message: message } : item)),
  );
  if (message.chat.id !== state.chatId) return countUnread(message);
  if (message.from?.is_bot) setState("typing", null);
  const index = state.messages.findIndex(({ message_id }) => message_id === message.message_id);
  if (index < 0) setState("messages", state.messages.length, message);
  else setState("messages", index, reconcile(message));
}

/** Counts a new message as unread; an edit does not count. */
function countUnread({ chat, from, edit_date }: Message): void {
  if (from?.is_bot && edit_date === undefined) setState("unread", chat.id, (count = 0) => count + 1);
}

function applyPress(id: string, answer: PressAnswer, from: number): void {
  setState(
    "waiting",
    produce((waiting) => {
      for (const [key, pressed] of Object.entries(waiting)) if (pressed === id) delete waiting[key];
    }),
  );
  if (from === state.speaker && answer.text !== "") setState("answer", answer);
}
