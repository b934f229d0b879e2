import { reconcile } from "solid-js/store";
import type {
  AccountFacts,
  OpenRoom,
  PlatformFacts,
  PlatformTab,
  RoomFacts,
  WireFacts,
} from "../../../stage/control-api.ts";
import { ask, askSandbox } from "./api.ts";
import { readCurrent } from "./read-current.ts";
import { setState, state, theRoom, turnTo } from "./state.ts";
import type { FaultSet } from "./words.ts";

export const accountPath = (): string => `/accounts/${encodeURIComponent(state.accountId ?? "")}`;
export const roomPath = (): string => `${accountPath()}/rooms/${encodeURIComponent(state.roomId ?? "")}`;

/** Reads which platforms there are, and turns to the one of the address or the first that is open. */
export async function loadTabs(): Promise<void> {
  const { items } = await askSandbox<{ items: PlatformTab[] }>("GET", "platforms");
  setState("tabs", reconcile(items, { key: "kind" }));
  const named = items.find(({ kind }) => kind === location.hash.slice(1));
  await openTab((named ?? items.find(({ open }) => open) ?? items[0])?.kind ?? "");
}

/** Turns to a platform and reads its accounts, if the hub has a channel there. */
export async function openTab(kind: string): Promise<void> {
  if (state.kind !== kind) turnTo(kind);
  if (!state.tabs.some((tab) => tab.kind === kind && tab.open)) return;
  const platform = await ask<PlatformFacts>("GET", "/platform");
  if (state.kind !== kind) return;
  setState({ platform });
  await loadAccounts();
}

/** Lets the hub make a channel of the platform. */
export async function openPlatform(kind: string): Promise<void> {
  const { items } = await askSandbox<{ items: PlatformTab[] }>("POST", `platforms/${kind}/open`);
  setState("tabs", reconcile(items, { key: "kind" }));
  await openTab(kind);
}

export async function loadAccounts(): Promise<void> {
  const { kind } = state;
  const { items } = await ask<{ items: AccountFacts[] }>("GET", "/accounts");
  if (state.kind !== kind) return;
  setState("accounts", reconcile(items, { key: "id" }));
  if (state.accountId === null) setState("accountId", items[0]?.id ?? null);
}

export async function loadRooms(): Promise<void> {
  const { kind, accountId } = state;
  const { items } = await readCurrent(() => ask<{ items: RoomFacts[] }>("GET", `${accountPath()}/rooms`));
  if (state.kind !== kind || state.accountId !== accountId) return;
  setState("rooms", reconcile(items, { key: "id" }));
  if (!items.some(({ id }) => id === state.roomId)) await openRoom(items[0]?.id ?? null);
  setState("loaded", true);
}

export async function openRoom(roomId: string | null): Promise<void> {
  setState({ roomId, replyTo: null, editing: null, answer: null, form: null, command: null, messages: [] });
  if (roomId === null) return;
  setState("unread", roomId, 0);
  await loadRoom();
  if (!theRoom()?.members.some(({ id }) => id === state.speaker))
    setState("speaker", theRoom()?.members[0]?.id ?? null);
  await markRead();
}

/** Tells the platform what the speaker has seen, where its app does. */
export async function markRead(): Promise<void> {
  if (state.platform?.features.receipts && state.speaker !== null)
    await ask("PUT", `${roomPath()}/read`, { from: state.speaker });
}

export async function loadRoom(): Promise<void> {
  if (state.roomId === null) return;
  const { room, messages } = await readCurrent(() => ask<OpenRoom>("GET", roomPath()));
  if (room.id === state.roomId) setState("messages", reconcile([...messages], { key: "id" }));
}

export async function loadBench(): Promise<void> {
  const [wire] = await Promise.all([
    ask<{ items: WireFacts[] }>("GET", `${accountPath()}/wire`),
    loadFaults(),
  ]);
  setState("wire", reconcile(wire.items.toReversed().slice(0, 200)));
}

export async function loadFaults(): Promise<void> {
  const { seed, rules } = await ask<FaultSet>("GET", `${accountPath()}/faults`);
  setState("faults", reconcile({ seed, rules: [...rules] }));
}
