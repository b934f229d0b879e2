import { publish } from "../../stage/stage-world.ts";
import { firstMessageId, type Bot, type Room, type World } from "../world.ts";

/** Opens a chat between a bot and users, or returns the existing one. */
export function addRoom(
  world: World,
  bot: Bot,
  chat: Room["chat"],
  state: Room["bot"],
  members: readonly number[],
): Room {
  const known = bot.chats.get(chat.id);
  if (known) return known;
  const room: Room = {
    chat,
    migratedTo: null,
    members: new Set(members),
    bot: state,
    nextMessageId: firstMessageId(),
    messages: new Map(),
    reactions: new Map(),
    votes: new Map(),
    topics: new Map(),
    managesTopics: true,
  };
  bot.chats.set(chat.id, room);
  publish(world, bot, () => ({ kind: "rooms" }));
  return room;
}

/**
 * Opens the private chat of a user with a bot when it is first needed. The bot is a stranger there until the user
 * writes.
 */
export function privateRoom(world: World, bot: Bot, personId: number): Room | null {
  const person = world.customers.get(personId);
  if (!person) return null;
  const { id, first_name, last_name, username } = person;
  return addRoom(
    world,
    bot,
    { id, type: "private", first_name, ...(last_name && { last_name }), ...(username && { username }) },
    "stranger",
    [id],
  );
}
