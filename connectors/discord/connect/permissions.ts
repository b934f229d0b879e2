import type { Channel, Guild } from "./schemas.ts";

/** A right that the bot needs, as Discord's pages call it, and its bit: discord.com/developers/docs/topics/permissions. */
export const RIGHTS = [
  { name: "View Channel", bit: 1n << 10n },
  { name: "Send Messages", bit: 1n << 11n },
  { name: "Read Message History", bit: 1n << 16n },
  { name: "Attach Files", bit: 1n << 15n },
  { name: "Add Reactions", bit: 1n << 6n },
  { name: "Embed Links", bit: 1n << 14n },
  { name: "Use External Emojis", bit: 1n << 18n },
  { name: "Create Polls", bit: 1n << 49n },
  { name: "Create Public Threads", bit: 1n << 35n },
  { name: "Send Messages in Threads", bit: 1n << 38n },
] as const;

/** Rights without which a channel does not work; the others only make less possible. */
const NEEDED: ReadonlySet<string> = new Set([
  "View Channel",
  "Send Messages",
  "Read Message History",
  "Attach Files",
  "Add Reactions",
  "Send Messages in Threads",
]);

const ADMINISTRATOR = 1n << 3n;

/** The number that an invitation asks for. */
export const invited = RIGHTS.reduce((bits, { bit }) => bits | bit, 0n);

/** Returns what the bot may do in the whole server. */
export function rightsInServer(
  guild: Guild,
  bot: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  if (guild.owner_id === bot.id) return ALL;
  const own = new Set([guild.id, ...bot.roles]);
  const bits = guild.roles
    .filter((role) => own.has(role.id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  return bits & ADMINISTRATOR ? ALL : bits;
}

const ALL = (1n << 64n) - 1n;

/** Returns what the bot may do in a channel: everybody's exceptions, then its roles', then its own. */
export function rightsInChannel(
  inServer: bigint,
  { permission_overwrites: overwrites }: Pick<Channel, "permission_overwrites">,
  guildId: string,
  bot: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  if (inServer === ALL) return ALL;
  const of = (ids: readonly string[]) => overwrites.filter(({ id }) => ids.includes(id));
  return [of([guildId]), of(bot.roles), of([bot.id])].reduce((rights, group) => {
    const denied = group.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
    const allowed = group.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
    return (rights & ~denied) | allowed;
  }, inServer);
}

/** Returns the names of needed rights that are not there. */
export const missingRights = (rights: bigint): readonly string[] =>
  RIGHTS.filter(({ name, bit }) => NEEDED.has(name) && (rights & bit) === 0n).map(({ name }) => name);
