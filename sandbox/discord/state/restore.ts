import { addApp } from "../model/add-app.ts";
import type { Channel, Guild, Message, World } from "../world.ts";
import { remembered, type Remembered } from "./schemas.ts";

/** Fills an empty world with what `snapshot` wrote. Throws on a file that is none. */
export function restore(world: World, value: unknown): void {
  const known = remembered.parse(value);
  world.fileKey = known.file_key;
  for (const app of known.apps) restoreApp(world, app);
  for (const user of known.users) world.users.set(user.id, user);
  for (const guild of known.guilds) world.guilds.set(guild.id, guildOf(guild));
  for (const channel of known.channels) world.channels.set(channel.id, channelOf(channel));
  for (const { base64, ...file } of known.files)
    world.files.set(file.id, {
      ...file,
      bytes: base64 === null ? null : new Uint8Array(Buffer.from(base64, "base64")),
    });
}

function restoreApp(world: World, known: Remembered["apps"][number]): void {
  const app = addApp(world, { ...known, username: known.name });
  app.revoked = known.revoked;
  Object.assign(app.intents, known.intents);
  for (const [guildId, commands] of known.commands) app.commands.set(guildId, commands);
  for (const id of known.blocked_by) app.blockedBy.add(id);
  for (const [nonce, place] of known.nonces) app.nonces.set(nonce, place);
  app.identified.push(...known.identified);
}

const guildOf = (guild: Remembered["guilds"][number]): Guild => ({
  ...guild,
  members: new Map(guild.members),
  emojis: new Map(guild.emojis.map((emoji) => [emoji.id, emoji])),
  roles: new Map(guild.roles.map((role) => [role.id, { ...role, permissions: BigInt(role.permissions) }])),
});

const channelOf = (channel: Remembered["channels"][number]): Channel => ({
  ...channel,
  overwrites: channel.overwrites.map((each) => ({
    ...each,
    allow: BigInt(each.allow),
    deny: BigInt(each.deny),
  })),
  thread: channel.thread && { ...channel.thread, members: new Set(channel.thread.members) },
  messages: new Map(channel.messages.map((message) => [message.id, messageOf(message)])),
});

const messageOf = (message: Remembered["channels"][number]["messages"][number]): Message => ({
  ...message,
  reactions: new Map(
    message.reactions.map(([key, { emoji, users }]) => [key, { emoji, users: new Set(users) }] as const),
  ),
  poll: message.poll && {
    ...message.poll,
    votes: new Map(message.poll.votes.map(([id, voters]) => [id, new Set(voters)] as const)),
  },
});
