import type { User } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import { addRoom } from "../chats/add-room.ts";
import { postMessage } from "../chats/post-message.ts";
import { postUpdate } from "../updates/post-update.ts";
import { publish } from "../../stage/stage-world.ts";
import type { Bot, Room, World } from "../world.ts";
import { announce } from "./block.ts";
import { botHears } from "./speaker.ts";

export type NewGroup = {
  readonly title: string;
  readonly members: readonly number[];
  readonly username?: string | undefined;
  readonly kind?: "group" | "supergroup" | undefined;
  readonly bot?: boolean | undefined;
  /** Whether it has topics, which the bot may manage. */
  readonly forum?: boolean | undefined;
  readonly manage_topics?: boolean | undefined;
};

/** Creates a group of users. The first one invited the bot, unless it stays outside. */
export function addGroup(
  world: World,
  bot: Bot,
  {
    title,
    members,
    username,
    kind = "supergroup",
    bot: invited = true,
    forum = false,
    manage_topics: managesTopics = true,
  }: NewGroup,
): Room {
  const first = world.customers.get(members[0] ?? 0);
  if (!first || members.some((id) => !world.customers.has(id))) throw bad("a group needs people who exist");
  const number = world.counters.group++;
  const chat: Room["chat"] =
    kind === "group"
      ? { id: -number, type: "group", title }
      : {
          id: -1_000_000_000_000 - number,
          type: "supergroup",
          title,
          ...(username && { username }),
          ...(forum && { is_forum: true }),
        };
  const room = addRoom(world, bot, chat, "left", members);
  room.managesTopics = managesTopics;
  if (invited) setBotMembership(world, bot, room, first, true);
  return room;
}

/** Adds the bot to the group or removes it. */
export function setBotMembership(world: World, bot: Bot, room: Room, actor: User, inside: boolean): void {
  const next = inside ? "member" : "kicked";
  if (room.chat.type === "private" || room.bot === next) return;
  const before = room.bot;
  room.bot = next;
  announce(world, bot, room, actor, before);
  const service = postMessage(
    world,
    bot,
    room,
    actor,
    inside ? { new_chat_members: [bot.user] } : { left_chat_member: bot.user },
  );
  if (inside)
    postUpdate(bot, "message", room.chat.id, { message: { ...service, from: actor, chat: room.chat } });
}

/** Adds a user to the group or removes one; the group gets a system message. */
export function setMembership(world: World, bot: Bot, room: Room, person: User, inside: boolean): void {
  if (room.chat.type === "private") throw bad("a private chat has one person");
  if (room.members.has(person.id) === inside) return;
  if (inside) room.members.add(person.id);
  else room.members.delete(person.id);
  const service = postMessage(
    world,
    bot,
    room,
    person,
    inside ? { new_chat_members: [person] } : { left_chat_member: person },
  );
  if (botHears(room))
    postUpdate(bot, "message", room.chat.id, { message: { ...service, from: person, chat: room.chat } });
  publish(world, bot, () => ({ kind: "rooms" }));
}
