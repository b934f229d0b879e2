import { ask } from "./client.ts";
import { useRead } from "./read.ts";

/** Keys begin with the kind that the stream calls them. */
export const chatAccountKeys = {
  mine: ["chat_account", "mine"],
  of: (memberId: string) => ["chat_account", memberId],
  cards: ["me", "cards"],
  chats: (channelId: string) => ["channel", channelId, "chats"],
} as const;

export const makeAccountCode = (channelId: string) => ask("post", "/me/codes", { body: { channelId } });
export const confirmAccount = (codeId: string) =>
  ask("put", "/me/codes/:id/confirmation", { params: { id: codeId } });
export const refuseAccountCode = (codeId: string) =>
  ask("delete", "/me/codes/:id", { params: { id: codeId } });
export const revokeMyAccount = (id: string) => ask("delete", "/me/accounts/:id", { params: { id } });
export const revokeAccount = (id: string) => ask("delete", "/accounts/:id", { params: { id } });
export const setChatUse = (id: string, use: GroupChat["use"]) =>
  ask("put", "/chats/:id/use", { params: { id }, body: { use } });
export const setChatRouting = (id: string, serves: GroupChat["serves"]) =>
  ask("put", "/chats/:id/routing", { params: { id }, body: { serves } });
export const saveCardPreferences = (body: CardPreferences) => ask("put", "/me/cards", { body });

const readCards = () => ask("get", "/me/cards");
const listMine = () => ask("get", "/me/accounts");
const listOf = (memberId: string) => ask("get", "/members/:id/accounts", { params: { id: memberId } });
const listChats = (channelId: string) => ask("get", "/channels/:id/chats", { params: { id: channelId } });

export type MyAccounts = Awaited<ReturnType<typeof listMine>>;
export type ChatAccount = MyAccounts["items"][number];
export type LinkCode = MyAccounts["codes"][number];
export type CardPreferences = Awaited<ReturnType<typeof readCards>>;
export type GroupChat = Awaited<ReturnType<typeof listChats>>["items"][number];

/** The user's own accounts, codes and the channels to link one on; a code that was presented shows at once. */
export const useMyAccounts = () =>
  useRead(() => ({ queryKey: chatAccountKeys.mine, queryFn: listMine, meta: { names: ["channel"] } }));
export const useAccountsOf = (memberId: () => string) =>
  useRead(() => ({ queryKey: chatAccountKeys.of(memberId()), queryFn: () => listOf(memberId()) }));
export const useCardPreferences = () =>
  useRead(() => ({ queryKey: chatAccountKeys.cards, queryFn: readCards }));
export const useChats = (channelId: () => string) =>
  useRead(() => ({ queryKey: chatAccountKeys.chats(channelId()), queryFn: () => listChats(channelId()) }));
