import { timestamp } from "../snowflake.ts";
import { may } from "../permissions/permissions-in.ts";
import type { Channel, Guild, Role, World } from "../world.ts";
import { presentChannel } from "./channel.ts";
import { presentMember } from "./user.ts";
import type { Viewer } from "./viewer.ts";

/** Returns a guild with its roles, as a call for it answers. */
export const presentGuild = (guild: Guild) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: guild.ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  nsfw: false,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: "en-US",
  public_updates_channel_id: null,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  application_id: null,
  vanity_url_code: null,
  features: [],
  stickers: [],
  roles: [...guild.roles.values()].map(presentRole),
  emojis: [...guild.emojis.values()].map(({ id, name, animated }) => ({
    id,
    name,
    animated,
    roles: [],
    require_colons: true,
    managed: false,
    available: true,
  })),
});

/** Returns a role as Discord spells it. */
export const presentRole = ({ id, name, permissions, position }: Role) => ({
  id,
  name,
  permissions: String(permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  managed: false,
  mentionable: false,
  flags: 0,
});

/** Returns a guild as the gateway tells it: with all its channels, the active threads that the bot may see, and members. */
export function presentWholeGuild(world: World, guild: Guild, viewer: Viewer) {
  const all = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const own = viewer.app && guild.members.get(viewer.app.id);
  return {
    ...presentGuild(guild),
    joined_at: timestamp(own?.joinedAt ?? Date.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    members: [...guild.members.keys()].map((id) => presentMember(world, guild, id)),
    channels: all.filter(({ thread }) => !thread).map((channel) => presentChannel(world, channel, viewer)),
    threads: all
      .filter((each) => each.thread?.archived === false && sees(world, each, viewer))
      .map((channel) => presentChannel(world, channel, viewer)),
  };
}

const sees = (world: World, channel: Channel, { app }: Viewer) =>
  app !== null && may(world, channel, app.id, "VIEW_CHANNEL");
