import type { User } from "@grammyjs/types";
import { privateRoom } from "../chats/add-room.ts";
import type { Bot, World } from "../world.ts";

export type NewCustomer = {
  readonly id?: number | undefined;
  readonly first_name: string;
  readonly last_name?: string | undefined;
  readonly username?: string | undefined;
  readonly language_code?: string | undefined;
  readonly started?: boolean | undefined;
};

/** Adds a user with a private chat to the bot. Unless `started`, the bot may not write before the user does. */
export function addCustomer(
  world: World,
  bot: Bot,
  {
    id = world.counters.customer++,
    first_name,
    last_name,
    username,
    language_code,
    started = false,
  }: NewCustomer,
): User {
  const person: User = {
    id,
    is_bot: false,
    first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    ...(language_code && { language_code }),
  };
  world.customers.set(id, person);
  const room = privateRoom(world, bot, id);
  if (room && started && room.bot === "stranger") room.bot = "member";
  world.revision += 1;
  return person;
}
