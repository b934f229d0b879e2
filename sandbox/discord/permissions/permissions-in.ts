import type { Channel, Guild, Overwrite, World } from "../world.ts";
import { ALL_PERMISSIONS, PERMISSION, type Permission } from "./bits.ts";

/** Computes what a user may do in a channel, as Discord documents it: roles, then overwrites. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) return channel.recipients.includes(userId) ? ALL_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  const base = basePermissions(guild, userId);
  if (guild.ownerId === userId || (base & PERMISSION.ADMINISTRATOR) !== 0n) return ALL_PERMISSIONS;
  const parent = channel.thread && channel.parentId ? world.channels.get(channel.parentId) : channel;
  return withOverwrites(base, parent?.overwrites ?? [], guild.id, member.roles, userId);
}

/** Whether a user may do something in a channel. Without the sight of it nothing is allowed. */
export function may(world: World, channel: Channel, userId: string, permission: Permission): boolean {
  const all = permissionsIn(world, channel, userId);
  return (all & PERMISSION.VIEW_CHANNEL) !== 0n && (all & PERMISSION[permission]) !== 0n;
}

/** Returns what a member's roles allow anywhere. */
export function basePermissions(guild: Guild, userId: string): bigint {
  const own = guild.members.get(userId)?.roles ?? [];
  return [guild.id, ...own].reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n);
}

function withOverwrites(
  base: bigint,
  overwrites: readonly Overwrite[],
  everybody: string,
  roles: readonly string[],
  userId: string,
): bigint {
  const steps = [
    overwrites.filter(({ id }) => id === everybody),
    overwrites.filter(({ id, type }) => type === 0 && id !== everybody && roles.includes(id)),
    overwrites.filter(({ id, type }) => type === 1 && id === userId),
  ];
  return steps.reduce((all, step) => {
    const deny = step.reduce((bits, each) => bits | each.deny, 0n);
    const allow = step.reduce((bits, each) => bits | each.allow, 0n);
    return (all & ~deny) | allow;
  }, base);
}
