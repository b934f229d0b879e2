import { dispatch } from "../gateway/dispatch.ts";
import { postMessage, STARTER_TYPE } from "../messages/post-message.ts";
import { presentChannel } from "../present/channel.ts";
import { newSnowflake } from "../snowflake.ts";
import { tellPages } from "../tell-pages.ts";
import { CHANNEL, type Channel, type Message, type World } from "../world.ts";

type NewChannel = Partial<Omit<Channel, "messages" | "overwrites">> & Pick<Channel, "type" | "name">;

/** Adds a channel of a server and announces it. */
export function addChannel(world: World, draft: NewChannel): Channel {
  const channel = newChannel(world, draft);
  announceChannel(world, channel, "CHANNEL_CREATE");
  return channel;
}

/** Returns the direct messages of two people, opened if need be. Discord tells nobody of it. */
export function directBetween(world: World, a: string, b: string): Channel {
  const known = [...world.channels.values()].find(
    ({ type, recipients }) => type === CHANNEL.direct && recipients.includes(a) && recipients.includes(b),
  );
  return known ?? newChannel(world, { type: CHANNEL.direct, name: "", recipients: [a, b] });
}

type NewThread = {
  readonly name: string;
  readonly ownerId: string;
  readonly type?: number;
  readonly autoArchive?: number;
  readonly message?: Message | null;
};

/** Starts a thread below a channel. One that begins at a message has that message's id, as on Discord. */
export function addThread(
  world: World,
  parent: Channel,
  { name, ownerId, type, autoArchive, message }: NewThread,
): Channel {
  const thread = newChannel(world, {
    id: message?.id ?? newSnowflake(),
    type: type ?? CHANNEL.publicThread,
    name,
    guildId: parent.guildId,
    parentId: parent.id,
    ownerId,
    thread: {
      archived: false,
      locked: false,
      autoArchive: autoArchive ?? 1440,
      changedAt: Date.now(),
      members: new Set([ownerId]),
      messageCount: 0,
    },
  });
  if (message) message.threadId = thread.id;
  announceChannel(world, thread, "THREAD_CREATE", { newly_created: true });
  tellOfThread(world, parent, thread, message ?? null);
  return thread;
}

const CREATED_TYPE = 18;

/** Writes what Discord writes by itself: in the thread where it began, or in the channel that there is one. */
function tellOfThread(world: World, parent: Channel, thread: Channel, message: Message | null): void {
  const { guildId } = parent;
  if (message)
    postMessage(world, thread, message.authorId, {
      type: STARTER_TYPE,
      reference: { messageId: message.id, channelId: parent.id, guildId },
    });
  else if (parent.type !== CHANNEL.forum && thread.type !== CHANNEL.privateThread)
    postMessage(world, parent, thread.ownerId ?? "", {
      type: CREATED_TYPE,
      content: thread.name,
      reference: { messageId: null, channelId: thread.id, guildId },
    });
}

/** Tells bots and pages of a channel that is new, changed or gone. */
export function announceChannel(
  world: World,
  channel: Channel,
  t: `${"CHANNEL" | "THREAD"}_${"CREATE" | "UPDATE" | "DELETE"}`,
  more: object = {},
): void {
  dispatch(world, {
    t,
    guildId: channel.guildId,
    // A bot hears of every channel of a server, also of those it may not see, but only of threads that it may.
    ...(channel.thread && { channelId: channel.id }),
    d: (viewer) =>
      t === "THREAD_DELETE"
        ? { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type }
        : { ...presentChannel(world, channel, viewer), ...more },
  });
  tellPages(world, () => ({ kind: "rooms" }));
}

function newChannel(world: World, draft: NewChannel): Channel {
  const channel: Channel = {
    id: newSnowflake(),
    guildId: null,
    parentId: null,
    topic: null,
    recipients: [],
    ownerId: null,
    thread: null,
    lastMessageId: null,
    ...draft,
    overwrites: [],
    messages: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}
