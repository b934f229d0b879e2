import { leave } from "../../model/add-guild.ts";
import { presentChannel } from "../../present/channel.ts";
import { presentGuild, presentRole } from "../../present/guild.ts";
import { presentMember } from "../../present/user.ts";
import { refuse } from "../../refusal.ts";
import { compareIds } from "../../snowflake.ts";
import type { Method } from "../call.ts";
import { findGuild } from "../find.ts";

export const getGuild: Method = (call) => {
  const guild = findGuild(call);
  const counts = call.query.get("with_counts") === "true";
  return {
    body: {
      ...presentGuild(guild),
      ...(counts && { approximate_member_count: guild.members.size, approximate_presence_count: 1 }),
    },
  };
};

export const listChannels: Method = (call) => {
  const guild = findGuild(call);
  const { world, viewer } = call;
  return {
    body: [...world.channels.values()]
      .filter(({ guildId, thread }) => guildId === guild.id && !thread)
      .map((channel) => presentChannel(world, channel, viewer)),
  };
};

export const listRoles: Method = (call) => ({ body: [...findGuild(call).roles.values()].map(presentRole) });

export const getMember: Method = (call) => {
  const member = presentMember(call.world, findGuild(call), call.params.user ?? "");
  if (!member) throw refuse.unknownMember();
  return { body: member };
};

/** Lists members by id. Needs the intent, as on Discord. */
export const listMembers: Method = (call) => {
  const guild = findGuild(call);
  if (!call.app.intents.members) throw refuse.missingAccess();
  const after = call.query.get("after") ?? "0";
  const limit = Math.min(1000, Number(call.query.get("limit") ?? 1) || 1);
  const ids = [...guild.members.keys()].toSorted(compareIds).filter((id) => compareIds(id, after) > 0);
  return { body: ids.slice(0, limit).map((id) => presentMember(call.world, guild, id) ?? {}) };
};

/** Leaves a server. */
export const leaveGuild: Method = (call) => {
  leave(call.world, findGuild(call), call.app.id);
  return {};
};
