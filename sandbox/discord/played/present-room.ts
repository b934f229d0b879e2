import type { RoomFacts, RoomKind, SwitchFacts } from "../../stage/control-api.ts";
import { may } from "../permissions/permissions-in.ts";
import { CHANNEL, type App, type Channel, type User, type World } from "../world.ts";
import { presentFacts, presentPerson } from "./present-message.ts";

/** Says a channel, a thread, a post or direct messages in the page's words. */
export function presentRoom(world: World, app: App, channel: Channel): RoomFacts {
  const people = peopleIn(world, channel);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const last = [...channel.messages.values()].at(-1);
  return {
    id: channel.id,
    kind: kindOf(world, channel),
    title:
      channel.type === CHANNEL.direct ? (people[0]?.globalName ?? people[0]?.username ?? "") : channel.name,
    server: guild ? { id: guild.id, name: guild.name } : null,
    parent: channel.parentId,
    members: people.map((user) => presentPerson(user, app)),
    note: noteOf(world, app, channel, people.length),
    switches: switchesOf(world, app, channel),
    last: last ? presentFacts(world, app, last) : null,
  };
}

/** Returns the people who see a channel, without bots. */
export const peopleIn = (world: World, channel: Channel): readonly User[] =>
  [...world.users.values()].filter((user) => !user.bot && may(world, channel, user.id, "VIEW_CHANNEL"));

function kindOf(world: World, { type, thread, parentId }: Channel): RoomKind {
  if (type === CHANNEL.direct) return "direct";
  if (type === CHANNEL.forum) return "forum";
  if (!thread) return "channel";
  return world.channels.get(parentId ?? "")?.type === CHANNEL.forum ? "post" : "thread";
}

function noteOf(world: World, app: App, channel: Channel, people: number): string {
  if (channel.type === CHANNEL.direct) return isBlocked(app, channel) ? "blocked" : "";
  if (channel.thread?.archived) return "archived";
  return may(world, channel, app.id, "VIEW_CHANNEL") ? `${people + 1} members` : "hidden from the bot";
}

const isBlocked = ({ blockedBy }: App, { recipients }: Channel) => recipients.some((id) => blockedBy.has(id));

function switchesOf(world: World, app: App, channel: Channel): readonly SwitchFacts[] {
  if (channel.type === CHANNEL.direct)
    return [toggle("blocked", "Refuse direct messages", isBlocked(app, channel))];
  if (channel.thread)
    return [
      toggle("archived", "Archive", channel.thread.archived),
      toggle("locked", "Lock", channel.thread.locked),
    ];
  return [
    toggle("hidden", "Hide from the bot", !may(world, channel, app.id, "VIEW_CHANNEL")),
    toggle("silent", "Forbid the bot to write", !may(world, channel, app.id, "SEND_MESSAGES")),
    toggle(
      "member",
      "The bot is a member",
      world.guilds.get(channel.guildId ?? "")?.members.has(app.id) === true,
    ),
  ];
}

const toggle = (name: string, title: string, on: boolean): SwitchFacts => ({ name, title, hint: "", on });
