import type { Message, User } from "@grammyjs/types";
import { reconcile } from "solid-js/store";
import { ask } from "./api.ts";
import { readCurrent } from "./read-current.ts";
import { setState, state, theChat } from "./state.ts";
import type { BotFacts, ChatFacts, FaultFacts, RoomFacts, WireFacts } from "./words.ts";

const bot = () => `/bots/${encodeURIComponent(state.token ?? "")}`;
const chat = () => `${bot()}/chats/${state.chatId}`;
const messageOf = ({ message_id }: Message) => `${chat()}/messages/${message_id}`;

/** Runs a user's action and shows the message when it is refused. */
export async function attempt(doing: () => Promise<unknown>): Promise<void> {
  setState("problem", null);
  try {
    await doing();
  } catch (error) {
    setState("problem", error instanceof Error ? error.message : String(error));
  }
}

export async function loadBots(): Promise<void> {
  const { items } = await ask<{ items: BotFacts[] }>("GET", "/bots");
  setState("bots", reconcile(items, { key: "token" }));
  if (state.token === null) setState("token", items[0]?.token ?? null);
}

export async function loadChats(): Promise<void> {
  const { items } = await readCurrent(() => ask<{ items: ChatFacts[] }>("GET", `${bot()}/chats`));
  setState("chats", reconcile(items));
  if (!items.some(({ chat }) => chat.id === state.chatId)) await openChat(items[0]?.chat.id ?? null);
  setState("loaded", true);
}

export async function openChat(chatId: number | null): Promise<void> {
  setState({ chatId, replyTo: null, editing: null, answer: null, messages: [], reactions: {} });
  if (chatId === null) return;
  setState("unread", chatId, 0);
  await loadRoom();
  if (!theChat()?.members.some(({ id }) => id === state.speaker))
    setState("speaker", theChat()?.members[0]?.id ?? null);
}

export async function loadRoom(): Promise<void> {
  if (state.chatId === null) return;
  const room = await readCurrent(() => ask<RoomFacts>("GET", chat()));
  if (room.chat.id !== state.chatId) return;
  setState("messages", reconcile([...room.messages], { key: "message_id" }));
  setState("reactions", reconcile({ ...room.reactions }));
}

export async function loadBench(): Promise<void> {
  const [wire, faults] = await Promise.all([
    ask<{ items: WireFacts[] }>("GET", `${bot()}/wire`),
    ask<{ seed: number; rules: FaultFacts[] }>("GET", `${bot()}/faults`),
  ]);
  setState("wire", reconcile(wire.items.toReversed().slice(0, 200)));
  setState("faults", reconcile(faults));
}

export const loadFaults = async (): Promise<void> =>
  setState("faults", reconcile(await ask<{ seed: number; rules: FaultFacts[] }>("GET", `${bot()}/faults`)));

/** Sends a message to the open chat. A refused send restores the message it replies to. */
export async function send(sent: object): Promise<void> {
  const { chatId, replyTo } = state;
  setState("replyTo", null);
  try {
    await ask("POST", `${chat()}/messages`, {
      from: state.speaker,
      ...(replyTo && { reply_to_message_id: replyTo.message_id }),
      ...sent,
    });
  } catch (refusal) {
    if (state.chatId === chatId && !state.replyTo && !state.editing) setState({ replyTo });
    throw refusal;
  }
}

export async function saveEdit(): Promise<void> {
  const { editing } = state;
  if (!editing) return;
  await ask("PATCH", messageOf(editing.message), { text: editing.text.trim() });
  if (state.editing?.message.message_id === editing.message.message_id) setState("editing", null);
}

export const erase = (message: Message): Promise<unknown> => ask("DELETE", messageOf(message));

export async function react(message: Message, emoji: string): Promise<void> {
  const mine = (state.reactions[message.message_id] ?? [])
    .filter(({ from }) => from === state.speaker)
    .map((reaction) => reaction.emoji);
  await ask("PUT", `${messageOf(message)}/reactions`, {
    from: state.speaker,
    emoji: mine.includes(emoji) ? [] : [emoji],
  });
}

export async function pressButton(message: Message, data: string): Promise<void> {
  const { id } = await ask<{ id: string }>("POST", `${messageOf(message)}/presses`, {
    from: state.speaker,
    data,
  });
  const key = `${message.message_id}:${data}`;
  // The bot's answer may be here before the response to the press.
  const known = await ask<{ answer: object | null }>("GET", `${bot()}/presses/${id}`);
  if (known.answer === null) setState("waiting", key, id);
}

export const vote = (message: Message, options: readonly number[]): Promise<unknown> =>
  ask("PUT", `${messageOf(message)}/vote`, { from: state.speaker, options });

export async function addCustomer(firstName: string, lastName: string): Promise<void> {
  const person = await ask<User>("POST", `${bot()}/customers`, {
    first_name: firstName,
    ...(lastName && { last_name: lastName }),
  });
  await loadChats();
  await openChat(person.id);
}

export async function addGroup(title: string, members: readonly number[]): Promise<void> {
  const made = await ask<ChatFacts>("POST", `${bot()}/groups`, { title, members });
  await loadChats();
  await openChat(made.chat.id);
}

export const setBlocked = (blocked: boolean): Promise<unknown> =>
  ask(blocked ? "PUT" : "DELETE", `${chat()}/block`);
export const setBotInside = (inside: boolean): Promise<unknown> =>
  ask(inside ? "PUT" : "DELETE", `${chat()}/bot`, { from: state.speaker });
export const setRevoked = (revoked: boolean): Promise<unknown> =>
  ask(revoked ? "PUT" : "DELETE", `${bot()}/revocation`);
export const clearWire = async (): Promise<void> => {
  await ask("DELETE", `${bot()}/wire`);
  setState("wire", []);
};

export async function saveFaults(seed: number, rules: readonly FaultFacts[]): Promise<void> {
  setState(
    "faults",
    reconcile(
      await ask<{ seed: number; rules: FaultFacts[] }>("PUT", `${bot()}/faults`, {
        seed,
        rules: rules.map(({ hits: _, ...rule }) => rule),
      }),
    ),
  );
}
