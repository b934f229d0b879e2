import { reconcile } from "solid-js/store";
import type { MessageFacts, PersonFacts, RoomFacts, Use } from "../../../stage/control-api.ts";
import { ask } from "./api.ts";
import { accountPath, loadRooms, openRoom, roomPath } from "./load.ts";
import { setState, state } from "./state.ts";
import type { FaultFacts, FaultSet } from "./words.ts";

const messagePath = ({ id }: MessageFacts): string => `${roomPath()}/messages/${encodeURIComponent(id)}`;

/** Runs a user's action and shows the message when it is refused. */
export async function attempt(doing: () => Promise<unknown>): Promise<void> {
  setState("problem", null);
  try {
    await doing();
  } catch (error) {
    setState("problem", error instanceof Error ? error.message : String(error));
  }
}

/** Sends a message to the open room. A refused send restores the message it replies to. */
export async function send(sent: object): Promise<void> {
  const { roomId, replyTo } = state;
  setState("replyTo", null);
  try {
    await ask("POST", `${roomPath()}/messages`, {
      from: state.speaker,
      ...(replyTo && { replyTo: replyTo.id }),
      ...sent,
    });
  } catch (refusal) {
    if (state.roomId === roomId && !state.replyTo && !state.editing) setState({ replyTo });
    throw refusal;
  }
}

export async function saveEdit(): Promise<void> {
  const { editing } = state;
  if (!editing) return;
  await ask("PATCH", messagePath(editing.message), { from: state.speaker, text: editing.text.trim() });
  if (state.editing?.message.id === editing.message.id) setState("editing", null);
}

export const erase = (message: MessageFacts): Promise<unknown> =>
  ask("DELETE", messagePath(message), { from: state.speaker });

export async function react(message: MessageFacts, emoji: string): Promise<void> {
  const mine = message.reactions.some(
    (one) => one.emoji === emoji && one.by.some((id) => id === state.speaker),
  );
  await ask("PUT", `${messagePath(message)}/reactions`, { from: state.speaker, emoji, on: !mine });
}

export const pressButton = (message: MessageFacts, button: string): Promise<void> =>
  use(`${message.id}:${button}`, () =>
    ask("POST", `${messagePath(message)}/presses`, { from: state.speaker, button }),
  );

export const choose = (message: MessageFacts, menu: string, values: readonly string[]): Promise<void> =>
  use(`${message.id}:${menu}`, () =>
    ask("POST", `${messagePath(message)}/choices`, { from: state.speaker, menu, values }),
  );

export async function useCommand(name: string, options: Readonly<Record<string, string>>): Promise<void> {
  await ask("POST", `${roomPath()}/commands`, { from: state.speaker, name, options });
  setState("command", null);
}

export async function submitForm(form: string, values: Readonly<Record<string, string>>): Promise<void> {
  await ask("POST", `${roomPath()}/forms`, { from: state.speaker, form, values });
  setState("form", null);
}

/** Shows that something waits for the account's answer. */
async function use(key: string, begin: () => Promise<Use>): Promise<void> {
  const { id } = await begin();
  // The answer may be here before the response to the use.
  const { answered } = await ask<Use>("GET", `${accountPath()}/uses/${encodeURIComponent(id)}`);
  if (!answered) setState("waiting", key, id);
}

export const vote = (message: MessageFacts, options: readonly string[]): Promise<unknown> =>
  ask("PUT", `${messagePath(message)}/votes`, { from: state.speaker, options });

export async function startThread(message: MessageFacts): Promise<void> {
  const title = message.preview.slice(0, TITLE_UNITS);
  const thread = await ask<RoomFacts>("POST", `${messagePath(message)}/threads`, {
    from: state.speaker,
    title,
  });
  await loadRooms();
  await openRoom(thread.id);
}

const TITLE_UNITS = 60;

export async function addPerson(name: string): Promise<void> {
  const person = await ask<PersonFacts>("POST", `${accountPath()}/people`, { name });
  await loadRooms();
  const direct = state.rooms.find(
    ({ kind, members }) => kind === "direct" && members.some(({ id }) => id === person.id),
  );
  if (direct) await openRoom(direct.id);
}

export async function addGroup(title: string, members: readonly string[]): Promise<void> {
  const made = await ask<RoomFacts>("POST", `${accountPath()}/rooms`, { title, members });
  await loadRooms();
  await openRoom(made.id);
}

export const setRoomSwitch = (name: string, on: boolean): Promise<unknown> =>
  ask("PUT", `${roomPath()}/switches`, { name, on, from: state.speaker ?? undefined });
export const setAccountSwitch = (name: string, on: boolean): Promise<unknown> =>
  ask("PUT", `${accountPath()}/switches`, { name, on });

export async function clearWire(): Promise<void> {
  await ask("DELETE", `${accountPath()}/wire`);
  setState("wire", []);
}

export async function saveFaults(seed: number, rules: readonly FaultFacts[]): Promise<void> {
  const saved = await ask<FaultSet>("PUT", `${accountPath()}/faults`, {
    seed,
    rules: rules.map(({ hits: _, ...rule }) => rule),
  });
  setState("faults", reconcile({ seed: saved.seed, rules: [...saved.rules] }));
}

let toldTyping = 0;

/** Tells the account that the speaker types, now and then, where its app does. */
export function tellTyping(): void {
  if (!state.platform?.features.typing || Date.now() - toldTyping < TYPING_EVERY_MS) return;
  toldTyping = Date.now();
  void ask("POST", `${roomPath()}/typing`, { from: state.speaker }).catch(() => undefined);
}

const TYPING_EVERY_MS = 5000;
