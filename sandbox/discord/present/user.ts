import { timestamp } from "../snowflake.ts";
import type { Guild, Member, User, World } from "../world.ts";

/** Returns a user as Discord spells one. */
export const presentUser = ({ id, username, globalName, bot }: User) => ({
  id,
  username,
  global_name: globalName,
  discriminator: "0",
  avatar: null,
  avatar_decoration_data: null,
  collectibles: null,
  banner: null,
  accent_color: null,
  public_flags: 0,
  ...(bot && { bot: true }),
});

/** Returns the user of an id; one who is gone is Discord's "Deleted User". */
export const userOf = (world: World, id: string): User =>
  world.users.get(id) ?? { id, username: "deleted_user", globalName: "Deleted User", bot: false };

/** Returns the part of a member that a message shows. */
export const presentPartialMember = (member: Member) => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: member.roles,
  joined_at: timestamp(member.joinedAt),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

/** Returns a member of a guild with its user. */
export function presentMember(world: World, guild: Guild, userId: string) {
  const member = guild.members.get(userId);
  return member && { ...presentPartialMember(member), user: presentUser(userOf(world, userId)) };
}
