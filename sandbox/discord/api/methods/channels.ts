import { hasRoomForThread } from "../../model/active-threads.ts";
import { removeChannel } from "../../model/remove-channel.ts";
import { changeChannel } from "../../model/change-channel.ts";
import { dispatch } from "../../gateway/dispatch.ts";
import { presentChannel } from "../../present/channel.ts";
import { presentMember } from "../../present/user.ts";
import { refuse } from "../../refusal.ts";
import { tellPages } from "../../tell-pages.ts";
import { CHANNEL, type Channel } from "../../world.ts";
import type { Call, Method } from "../call.ts";
import { findChannel, findWritable, need } from "../find.ts";

export const getChannel: Method = (call) => ({
  body: presentChannel(call.world, findChannel(call), call.viewer),
});

/** Changes a channel's name and topic; of a thread also whether it is archived or locked. */
export const updateChannel: Method = (call) => {
  const { world, app, form, viewer } = call;
  const channel = findChannel(call);
  if (channel.type === CHANNEL.direct) throw refuse.wrongChannelType();
  if (!channel.thread) need(call, channel, "MANAGE_CHANNELS");
  else if (channel.ownerId !== app.id) need(call, channel, "MANAGE_THREADS");
  const name = form.text("name", { min: 1, max: 100 });
  const topic = form.text("topic", { max: channel.type === CHANNEL.forum ? 4096 : 1024 });
  form.finish();
  if (channel.thread?.archived) checkArchived(call, channel);
  changeChannel(world, channel, {
    ...(name !== null && { name }),
    ...("topic" in form.value && { topic }),
    ...(form.has("archived") && { archived: form.flag("archived") }),
    ...(form.has("locked") && { locked: form.flag("locked") }),
  });
  return { body: presentChannel(world, channel, viewer) };
};

/** An archived thread takes no change but that it is opened again, while the server may have one more. */
function checkArchived({ world, form }: Call, { guildId }: Channel): void {
  if (!form.has("archived")) throw refuse.archived();
  if (!form.flag("archived") && !hasRoomForThread(world, guildId)) throw refuse.activeThreads();
}

export const deleteChannel: Method = (call) => {
  const { world, viewer } = call;
  const channel = findChannel(call);
  if (channel.type === CHANNEL.direct) return { body: presentChannel(world, channel, viewer) };
  need(call, channel, channel.thread ? "MANAGE_THREADS" : "MANAGE_CHANNELS");
  const body = presentChannel(world, channel, viewer);
  removeChannel(world, channel);
  return { body };
};

/** Shows that the bot is typing, for ten seconds. */
export const triggerTyping: Method = (call) => {
  const { world, app } = call;
  const channel = findWritable(call);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  dispatch(world, {
    t: "TYPING_START",
    guildId: channel.guildId,
    channelId: channel.id,
    d: () => ({
      channel_id: channel.id,
      user_id: app.id,
      timestamp: Math.floor(Date.now() / 1000),
      ...(guild && { guild_id: guild.id, member: presentMember(world, guild, app.id) }),
    }),
  });
  tellPages(world, () => ({ kind: "typing", roomId: channel.id, doing: "typing…" }));
  return {};
};
