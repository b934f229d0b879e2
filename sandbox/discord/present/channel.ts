import { timestamp, timestampOf } from "../snowflake.ts";
import { CHANNEL, type Channel, type Thread, type World } from "../world.ts";
import type { Viewer } from "./viewer.ts";
import { presentUser, userOf } from "./user.ts";

/** Returns a channel, a thread or a direct message as Discord spells it. */
export function presentChannel(world: World, channel: Channel, viewer: Viewer): Record<string, unknown> {
  if (channel.type === CHANNEL.direct) return presentDirect(world, channel, viewer);
  const shared = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: 0,
    flags: 0,
  };
  if (channel.thread) return { ...shared, ...presentThread(channel, channel.thread, viewer) };
  return {
    ...shared,
    topic: channel.topic,
    nsfw: false,
    position: [...world.channels.keys()].indexOf(channel.id),
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
    ...(channel.type === CHANNEL.forum && {
      available_tags: [],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    }),
  };
}

const presentDirect = (world: World, channel: Channel, { app }: Viewer) => ({
  id: channel.id,
  type: channel.type,
  last_message_id: channel.lastMessageId,
  flags: 0,
  recipients: channel.recipients.filter((id) => id !== app?.id).map((id) => presentUser(userOf(world, id))),
});

const presentThread = (channel: Channel, thread: Thread, { app }: Viewer) => ({
  owner_id: channel.ownerId,
  message_count: thread.messageCount,
  total_message_sent: thread.messageCount,
  member_count: thread.members.size,
  thread_metadata: {
    archived: thread.archived,
    locked: thread.locked,
    auto_archive_duration: thread.autoArchive,
    archive_timestamp: timestamp(thread.changedAt),
    create_timestamp: timestampOf(channel.id),
  },
  ...(app && thread.members.has(app.id) && { member: presentThreadMember(channel, app.id) }),
});

/** Returns somebody's membership of a thread. */
export const presentThreadMember = (channel: Channel, userId: string) => ({
  id: channel.id,
  user_id: userId,
  join_timestamp: timestampOf(channel.id),
  flags: 0,
});
