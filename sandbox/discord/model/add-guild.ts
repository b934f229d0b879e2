import { dispatch } from "../gateway/dispatch.ts";
import { EVERYBODY } from "../permissions/bits.ts";
import { presentWholeGuild } from "../present/guild.ts";
import { presentMember } from "../present/user.ts";
import { newSnowflake } from "../snowflake.ts";
import { tellPages } from "../tell-pages.ts";
import { type Guild, type World } from "../world.ts";

/** Adds a server. Its owner is its first member; everybody has the usual permissions. */
export function addGuild(world: World, name: string, ownerId: string, id: string = newSnowflake()): Guild {
  const everybody = { id, name: "@everyone", permissions: EVERYBODY, position: 0 };
  const guild: Guild = {
    id,
    name,
    ownerId,
    members: new Map([[ownerId, { nick: null, joinedAt: Date.now(), roles: [] }]]),
    roles: new Map([[id, everybody]]),
    emojis: new Map(),
    activeThreads: world.limits.activeThreads,
  };
  world.guilds.set(id, guild);
  tellPages(world, () => ({ kind: "rooms" }));
  return guild;
}

/** Lets a person or a bot in. A bot is told of the whole server, other bots of the new member. */
export function join(world: World, guild: Guild, userId: string): void {
  if (guild.members.has(userId)) return;
  guild.members.set(userId, { nick: null, joinedAt: Date.now(), roles: [] });
  dispatch(world, {
    t: "GUILD_MEMBER_ADD",
    guildId: guild.id,
    d: () => ({ ...presentMember(world, guild, userId), guild_id: guild.id }),
  });
  if (world.users.get(userId)?.bot)
    dispatch(world, {
      t: "GUILD_CREATE",
      guildId: guild.id,
      appId: userId,
      d: (viewer) => presentWholeGuild(world, guild, viewer),
    });
  tellPages(world, () => ({ kind: "rooms" }));
}

/** Removes a person or a bot. A bot learns that the server is gone. */
export function leave(world: World, guild: Guild, userId: string): void {
  const user = world.users.get(userId);
  if (!guild.members.delete(userId) || !user) return;
  if (user.bot)
    dispatch(world, { t: "GUILD_DELETE", guildId: guild.id, appId: userId, d: () => ({ id: guild.id }) });
  dispatch(world, {
    t: "GUILD_MEMBER_REMOVE",
    guildId: guild.id,
    d: () => ({
      guild_id: guild.id,
      user: {
        id: user.id,
        username: user.username,
        discriminator: "0",
        avatar: null,
        global_name: user.globalName,
      },
    }),
  });
  tellPages(world, () => ({ kind: "rooms" }));
}
