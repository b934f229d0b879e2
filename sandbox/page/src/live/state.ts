import { createStore, produce, reconcile } from "solid-js/store";
import type {
  AccountFacts,
  Answer,
  CommandFacts,
  Form,
  MessageFacts,
  PlatformFacts,
  PlatformTab,
  RoomFacts,
  StageNews,
  WireFacts,
} from "../../../stage/control-api.ts";
import type { FaultFacts } from "./words.ts";

export type State = {
  tabs: PlatformTab[];
  /** The kind of the open platform; empty until the tabs are known. */
  kind: string;
  platform: PlatformFacts | null;
  accounts: AccountFacts[];
  accountId: string | null;
  rooms: RoomFacts[];
  roomId: string | null;
  /** The id of the person who speaks in the open room. */
  speaker: string | null;
  messages: MessageFacts[];
  /** The number of the account's messages in each room since it was last open. */
  unread: Record<string, number>;
  typing: { roomId: string; doing: string; until: number } | null;
  wire: WireFacts[];
  faults: { seed: number; rules: FaultFacts[] };
  replyTo: MessageFacts | null;
  /** The message that is edited, and its text so far. */
  editing: { message: MessageFacts; text: string } | null;
  /** Drafts, by platform, account and room. */
  drafts: Record<string, string>;
  /** The answer to a use of a button, menu, command or form, until it is dismissed. */
  answer: Answer | null;
  /** Uses that the account has not answered: use id by `message:button`. */
  waiting: Record<string, string>;
  /** The form that the account opened for the speaker. */
  form: Form | null;
  /** The command whose options are being filled in. */
  command: CommandFacts | null;
  problem: string | null;
  loaded: boolean;
};

/** What belongs to one account of one platform. */
const nothing = (): Pick<
  State,
  | "rooms"
  | "roomId"
  | "speaker"
  | "messages"
  | "typing"
  | "wire"
  | "replyTo"
  | "editing"
  | "answer"
  | "form"
  | "command"
  | "loaded"
> => ({
  rooms: [],
  roomId: null,
  speaker: null,
  messages: [],
  typing: null,
  wire: [],
  replyTo: null,
  editing: null,
  answer: null,
  form: null,
  command: null,
  loaded: false,
});

export const [state, setState] = createStore<State>({
  tabs: [],
  kind: "",
  platform: null,
  accounts: [],
  accountId: null,
  unread: {},
  faults: { seed: 1, rules: [] },
  drafts: {},
  waiting: {},
  problem: null,
  ...nothing(),
});

export const theTab = (): PlatformTab | null => state.tabs.find(({ kind }) => kind === state.kind) ?? null;
export const theAccount = (): AccountFacts | null =>
  state.accounts.find(({ id }) => id === state.accountId) ?? null;
export const theRoom = (): RoomFacts | null => state.rooms.find(({ id }) => id === state.roomId) ?? null;

/** Turns to another platform; its drafts are kept. */
export const turnTo = (kind: string): void =>
  setState({ ...nothing(), kind, platform: null, accounts: [], accountId: null, unread: {}, problem: null });

export const pickAccount = (accountId: string): void => setState({ ...nothing(), accountId, unread: {} });

const WIRE_KEPT = 200;
const TYPING_MS = 5000;

/** Applies news of the stream; the same may come twice. */
export function applyNews(news: StageNews): void {
  switch (news.kind) {
    case "message":
    case "changed":
      return applyMessage(news.message, news.kind === "message");
    case "deleted":
      return news.roomId === state.roomId
        ? setState("messages", (known) => known.filter(({ id }) => id !== news.messageId))
        : undefined;
    case "typing":
      return setState("typing", {
        roomId: news.roomId,
        doing: news.doing,
        until: Date.now() + TYPING_MS,
      });
    case "answer":
      stopWaiting(news.use);
      return news.answer.person === state.speaker && news.answer.text !== ""
        ? setState("answer", news.answer)
        : undefined;
    case "form":
      stopWaiting(news.use);
      return news.form.person === state.speaker ? setState("form", news.form) : undefined;
    case "wire":
      return setState("wire", (known) =>
        [news.entry, ...known.filter(({ id }) => id !== news.entry.id)].slice(0, WIRE_KEPT),
      );
    default:
      return undefined;
  }
}

function applyMessage(message: MessageFacts, isNew: boolean): void {
  if (isNew)
    setState("rooms", (rooms) =>
      rooms.map((item) => (item.id === message.roomId ? { ...item, last: message } : item)),
    );
  if (message.roomId !== state.roomId) return isNew ? countUnread(message) : undefined;
  if (message.author.account && isNew) setState("typing", null);
  const index = state.messages.findIndex(({ id }) => id === message.id);
  if (index >= 0) setState("messages", index, reconcile(message));
  else if (isNew) setState("messages", state.messages.length, message);
}

function countUnread({ roomId, author }: MessageFacts): void {
  if (author.account) setState("unread", roomId, (count = 0) => count + 1);
}

function stopWaiting(use: string): void {
  setState(
    "waiting",
    produce((waiting) => {
      for (const [key, pressed] of Object.entries(waiting)) if (pressed === use) delete waiting[key];
    }),
  );
}
