import type { App, Channel, Message, World } from "../world.ts";

/** The number of messages of a channel that are saved. */
const KEPT_MESSAGES = 100;
const KEPT_BYTES = 256 * 1024;

/**
 * Returns the world as JSON, for a restart. Sessions end with the process, as bots' programs expect of a gateway that is
 * renewed; bytes of large files are left out, and whoever asks for one finds it gone.
 */
export const snapshot = (world: World) => ({
  file_key: world.fileKey,
  users: [...world.users.values()],
  apps: [...world.apps.values()].map(appState),
  guilds: [...world.guilds.values()].map((guild) => ({
    ...guild,
    members: [...guild.members],
    emojis: [...guild.emojis.values()],
    roles: [...guild.roles.values()].map((role) => ({ ...role, permissions: String(role.permissions) })),
  })),
  channels: [...world.channels.values()].map(channelState),
  files: [...world.files.values()].slice(-200).map(({ bytes, ...file }) => ({
    ...file,
    base64: bytes && bytes.byteLength <= KEPT_BYTES ? Buffer.from(bytes).toString("base64") : null,
  })),
});

const appState = ({ id, token, name, revoked, intents, commands, blockedBy, nonces, identified }: App) => ({
  id,
  token,
  name,
  revoked,
  intents,
  commands: [...commands],
  blocked_by: [...blockedBy],
  nonces: [...nonces],
  identified,
});

const channelState = (channel: Channel) => ({
  ...channel,
  overwrites: channel.overwrites.map((each) => ({
    ...each,
    allow: String(each.allow),
    deny: String(each.deny),
  })),
  thread: channel.thread && { ...channel.thread, members: [...channel.thread.members] },
  messages: [...channel.messages.values()].slice(-KEPT_MESSAGES).map(messageState),
});

const messageState = (message: Message) => ({
  ...message,
  reactions: [...message.reactions].map(
    ([key, { emoji, users }]) => [key, { emoji, users: [...users] }] as const,
  ),
  poll: message.poll && {
    ...message.poll,
    votes: [...message.poll.votes].map(([id, voters]) => [id, [...voters]] as const),
  },
});
