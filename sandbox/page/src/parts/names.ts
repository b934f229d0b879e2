import type { Chat, User } from "@grammyjs/types";

export const nameOf = ({ first_name, last_name }: Pick<User, "first_name" | "last_name">): string =>
  last_name ? `${first_name} ${last_name}` : first_name;

export const titleOf = (chat: Chat): string => (chat.type === "private" ? nameOf(chat) : chat.title);

/** Returns one of six colours, always the same for an id. */
export const hueOf = (id: number): string => String(Math.abs(id) % 6);

export const timeOf = (unix: number): string =>
  new Date(unix * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
