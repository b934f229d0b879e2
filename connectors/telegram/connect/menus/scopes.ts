import type { CommandMenu, MenuAudience } from "../../../../core/protocol/index.ts";
import { placeOf } from "../../ids.ts";

/** For whom a list of commands is: core.telegram.org/bots/api#botcommandscope. */
export type Scope = { readonly type: string; readonly chat_id?: number };

/** Where one list is; without a language for everybody who has none of their own. */
export type Slot = { readonly scope: Scope; readonly language: string | null };

/** Customers write in private chats. In groups of theirs a list would show to everybody what is asked in private. */
const CUSTOMERS: Scope = { type: "all_private_chats" };

/** Scopes without a chat, the widest last. */
const WIDE: readonly Scope[] = [
  CUSTOMERS,
  { type: "all_group_chats" },
  { type: "all_chat_administrators" },
  { type: "default" },
];

/** Returns the scope of an audience. */
export function scopeOf(audience: MenuAudience): Scope {
  return audience.kind === "contacts" ? CUSTOMERS : chatScope(audience);
}

const chatScope = ({ thread }: Exclude<MenuAudience, { kind: "contacts" }>): Scope => ({
  type: "chat",
  chat_id: placeOf(thread.key).chat,
});

/** Returns every scope that may show something in the chats of these menus, each once. */
export function scopesOf(menus: readonly CommandMenu[]): readonly Scope[] {
  const chats = menus.flatMap(({ audience }) => {
    if (audience.kind === "contacts") return [];
    const scope = chatScope(audience);
    return audience.kind === "staff" ? [scope, { ...scope, type: "chat_administrators" }] : [scope];
  });
  const all = [...WIDE, ...chats].map((scope) => [keyOf({ scope, language: null }), scope] as const);
  return [...new Map(all).values()];
}

export const keyOf = ({ scope, language }: Slot): string =>
  [scope.type, scope.chat_id ?? "", language ?? ""].join(" ");
