import type { BotCommand, User } from "@grammyjs/types";
import type { AccountFacts, CommandFacts, RoomFacts, SwitchFacts } from "../../stage/control-api.ts";
import { roomIdOf } from "./room-id.ts";
import { shownCommands } from "./shown-commands.ts";
import type { Bot, Room, World } from "../world.ts";
import { nameOf } from "./name-of.ts";
import { presentMessage, presentPerson } from "./present-message.ts";

/** Says a bot in the page's words. */
export const presentAccount = (bot: Bot): AccountFacts => ({
  id: String(bot.user.id),
  name: bot.user.first_name,
  handle: `@${bot.user.username}`,
  connection: bot.webhook ? "Webhook set" : bot.poll ? "Polling" : "Not connected",
  commands: (bot.commands.get("all_private_chats") ?? bot.commands.get("default") ?? []).map(presentCommand),
  switches: [{ name: "revoked", title: "Token revoked", hint: "401 for everything", on: bot.revoked }],
  problem: bot.revoked
    ? "The token of this bot is revoked. Turn off “Token revoked” under Faults to use it again."
    : null,
});

const presentCommand = ({ command, description }: BotCommand): CommandFacts => ({
  name: command,
  description,
  options: [],
});

/** Says a chat in the page's words, or a topic of it. */
export function presentRoom(world: World, bot: Bot, room: Room, topicId: number | null = null): RoomFacts {
  const id = topicId === null ? String(room.chat.id) : `${room.chat.id}/${topicId}`;
  const topic = topicId === null ? undefined : room.topics.get(topicId);
  const title = room.chat.type === "private" ? nameOf(room.chat) : room.chat.title;
  const last = [...room.messages.values()].findLast((message) => roomIdOf(message) === id);
  return {
    id,
    kind: topic ? "thread" : room.chat.type === "private" ? "direct" : "group",
    title: topic ? `${title} › ${topic.name}` : title,
    server: null,
    parent: topic ? String(room.chat.id) : null,
    members: [...room.members].flatMap((id) => {
      const person = world.customers.get(id);
      return person ? [presentPerson(person, bot)] : [];
    }),
    note: topic?.closed ? "closed" : noteOf(room),
    commands: shownCommands(bot, room, onlyPersonOf(world, room)).map(presentCommand),
    switches: topic ? [] : [switchOf(room)],
    last: last ? presentMessage(bot, room, last) : null,
  };
}

const onlyPersonOf = (world: World, { members }: Room): User | undefined =>
  members.size === 1 ? world.customers.get([...members][0] ?? 0) : undefined;

function noteOf({ chat, bot, members }: Room): string {
  if (bot === "blocked") return "blocked";
  if (bot === "kicked" || bot === "left") return "the bot is not a member";
  return chat.type === "private" ? "bot" : `${members.size + 1} members`;
}

function switchOf({ chat, bot }: Room): SwitchFacts {
  if (chat.type === "private") {
    const on = bot === "blocked";
    return { name: "blocked", title: on ? "Unblock the bot" : "Block the bot", hint: "", on };
  }
  const on = bot === "member";
  return { name: "member", title: on ? "Remove the bot" : "Add the bot", hint: "", on };
}
