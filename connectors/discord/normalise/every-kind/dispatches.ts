import type { JsonObject } from "../../../../core/kernel/json.ts";

const GUILD = "1046000000000000001";
const CHANNEL = "1046000000000000010";
const THREAD = "1046000000000000011";
const DIRECT = "1046000000000000012";
const ANNA = "5001001000000000001";
const MESSAGE = "1441350000000000001";

const anna = {
  id: ANNA,
  username: "anna_koval",
  global_name: "Anna Koval",
  avatar: null,
  discriminator: "0",
};
const member = {
  user: anna,
  nick: "Anna",
  roles: [],
  joined_at: "2026-01-01T00:00:00.000000+00:00",
  deaf: false,
  mute: false,
};
const inGuild = { guild_id: GUILD };
const inChannel = { guild_id: GUILD, channel_id: CHANNEL };
const written = {
  id: MESSAGE,
  type: 0,
  channel_id: CHANNEL,
  guild_id: GUILD,
  author: anna,
  member: { nick: "Anna", roles: [] },
  content: "Is lamp **7** there?",
  timestamp: "2026-11-21T09:30:00.000000+00:00",
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  flags: 0,
};
const channel = {
  id: CHANNEL,
  type: 0,
  guild_id: GUILD,
  name: "help",
  parent_id: null,
  last_message_id: MESSAGE,
};
const thread = { id: THREAD, type: 11, guild_id: GUILD, name: "Lamp 7", parent_id: CHANNEL, owner_id: ANNA };
const role = { id: "1046000000000000020", name: "Support", permissions: "0", color: 0, position: 1 };
const event = { id: "1046000000000000030", guild_id: GUILD, name: "Sale", status: 1 };
const rule = { id: "1046000000000000031", guild_id: GUILD, name: "No spam", enabled: true };
const sound = { sound_id: "1", name: "quack", volume: 1, guild_id: GUILD };
const entitlement = { id: "1", sku_id: "2", application_id: "3", user_id: ANNA, type: 8, deleted: false };
const subscription = { id: "1", user_id: ANNA, sku_ids: ["2"], entitlement_ids: ["3"], status: 0 };
const stage = { id: "1", guild_id: GUILD, channel_id: CHANNEL, topic: "Lamps" };
const integration = { id: "1", guild_id: GUILD, name: "Shop", type: "discord", enabled: true };
const reaction = { user_id: ANNA, ...inChannel, message_id: MESSAGE, member, emoji: { id: null, name: "❤" } };
const vote = { user_id: ANNA, ...inChannel, message_id: MESSAGE, answer_id: 2 };

/** One payload for each kind of dispatch, in the shape of Discord's documentation. */
export const DISPATCHES: Readonly<Record<string, JsonObject>> = {
  APPLICATION_COMMAND_PERMISSIONS_UPDATE: { id: "1", application_id: "2", guild_id: GUILD, permissions: [] },
  AUTO_MODERATION_ACTION_EXECUTION: {
    ...inChannel,
    action: { type: 1 },
    rule_id: "1",
    user_id: ANNA,
    content: "",
  },
  AUTO_MODERATION_RULE_CREATE: rule,
  AUTO_MODERATION_RULE_DELETE: rule,
  AUTO_MODERATION_RULE_UPDATE: rule,
  CHANNEL_CREATE: channel,
  CHANNEL_DELETE: channel,
  CHANNEL_INFO: { ...inGuild, channels: [{ id: CHANNEL }] },
  CHANNEL_PINS_UPDATE: { ...inChannel, last_pin_timestamp: "2026-11-21T09:30:00.000000+00:00" },
  CHANNEL_UPDATE: { ...channel, name: "lamps" },
  ENTITLEMENT_CREATE: entitlement,
  ENTITLEMENT_DELETE: entitlement,
  ENTITLEMENT_UPDATE: entitlement,
  GUILD_AUDIT_LOG_ENTRY_CREATE: { ...inGuild, id: "1", action_type: 1, user_id: ANNA, target_id: null },
  GUILD_BAN_ADD: { ...inGuild, user: anna },
  GUILD_BAN_REMOVE: { ...inGuild, user: anna },
  GUILD_CREATE: {
    id: GUILD,
    name: "Lamp shop",
    channels: [channel],
    threads: [thread],
    roles: [role],
    members: [member],
  },
  GUILD_DELETE: { id: GUILD },
  GUILD_EMOJIS_UPDATE: { ...inGuild, emojis: [] },
  GUILD_INTEGRATIONS_UPDATE: inGuild,
  GUILD_MEMBER_ADD: { ...member, ...inGuild },
  GUILD_MEMBER_REMOVE: { ...inGuild, user: anna },
  GUILD_MEMBERS_CHUNK: { ...inGuild, members: [member], chunk_index: 0, chunk_count: 1 },
  GUILD_MEMBER_UPDATE: { ...inGuild, user: anna, nick: "Anna", roles: [] },
  GUILD_ROLE_CREATE: { ...inGuild, role },
  GUILD_ROLE_DELETE: { ...inGuild, role_id: role.id },
  GUILD_ROLE_UPDATE: { ...inGuild, role },
  GUILD_SCHEDULED_EVENT_CREATE: event,
  GUILD_SCHEDULED_EVENT_DELETE: event,
  GUILD_SCHEDULED_EVENT_UPDATE: event,
  GUILD_SCHEDULED_EVENT_USER_ADD: { ...inGuild, guild_scheduled_event_id: event.id, user_id: ANNA },
  GUILD_SCHEDULED_EVENT_USER_REMOVE: { ...inGuild, guild_scheduled_event_id: event.id, user_id: ANNA },
  GUILD_SOUNDBOARD_SOUND_CREATE: sound,
  GUILD_SOUNDBOARD_SOUND_DELETE: { ...inGuild, sound_id: "1" },
  GUILD_SOUNDBOARD_SOUNDS_UPDATE: { ...inGuild, soundboard_sounds: [sound] },
  GUILD_SOUNDBOARD_SOUND_UPDATE: sound,
  SOUNDBOARD_SOUNDS: { ...inGuild, soundboard_sounds: [sound] },
  GUILD_STICKERS_UPDATE: { ...inGuild, stickers: [] },
  GUILD_UPDATE: { id: GUILD, name: "Lamp shop", roles: [role] },
  INTEGRATION_CREATE: integration,
  INTEGRATION_DELETE: { ...inGuild, id: "1" },
  INTEGRATION_UPDATE: integration,
  INTERACTION_CREATE: {
    id: "1441350000000000009",
    application_id: "1046000000000000000",
    type: 2,
    token: "aW50ZXJhY3Rpb246MTQ0MTM1",
    ...inChannel,
    channel: { id: THREAD, type: 11, name: "Lamp 7", parent_id: CHANNEL },
    member,
    data: {
      id: "1",
      type: 1,
      name: "order",
      options: [{ type: 1, name: "status", options: [{ type: 4, name: "number", value: 7 }] }],
    },
  },
  INVITE_CREATE: { ...inChannel, code: "abc", inviter: anna, uses: 0 },
  INVITE_DELETE: { ...inChannel, code: "abc" },
  MESSAGE_CREATE: written,
  MESSAGE_DELETE: { id: MESSAGE, ...inChannel },
  MESSAGE_DELETE_BULK: { ids: [MESSAGE, "1441350000000000002"], ...inChannel },
  MESSAGE_POLL_VOTE_ADD: vote,
  MESSAGE_POLL_VOTE_REMOVE: vote,
  MESSAGE_REACTION_ADD: reaction,
  MESSAGE_REACTION_REMOVE: { ...reaction, emoji: { id: "1046000000000000040", name: "party" } },
  MESSAGE_REACTION_REMOVE_ALL: { ...inChannel, message_id: MESSAGE },
  MESSAGE_REACTION_REMOVE_EMOJI: { ...inChannel, message_id: MESSAGE, emoji: { id: null, name: "👍" } },
  MESSAGE_UPDATE: {
    ...written,
    content: "Is lamp 8 there?",
    edited_timestamp: "2026-11-21T09:31:00.000000+00:00",
  },
  PRESENCE_UPDATE: { ...inGuild, user: { id: ANNA }, status: "online", activities: [] },
  RATE_LIMITED: { opcode: 8, retry_after: 3.2, meta: inGuild },
  READY: {
    v: 10,
    user: { ...anna, bot: true },
    guilds: [{ id: GUILD, unavailable: true }],
    session_id: "ab",
  },
  RESUMED: { _trace: [] },
  STAGE_INSTANCE_CREATE: stage,
  STAGE_INSTANCE_DELETE: stage,
  STAGE_INSTANCE_UPDATE: stage,
  SUBSCRIPTION_CREATE: subscription,
  SUBSCRIPTION_DELETE: subscription,
  SUBSCRIPTION_UPDATE: subscription,
  THREAD_CREATE: { ...thread, newly_created: true },
  THREAD_DELETE: { id: THREAD, guild_id: GUILD, parent_id: CHANNEL, type: 11 },
  THREAD_LIST_SYNC: { ...inGuild, threads: [thread], members: [] },
  THREAD_MEMBERS_UPDATE: {
    id: THREAD,
    ...inGuild,
    member_count: 2,
    added_members: [{ id: THREAD, user_id: ANNA, member, flags: 0 }],
    removed_member_ids: ["5001001000000000002"],
  },
  THREAD_MEMBER_UPDATE: { id: THREAD, ...inGuild, user_id: ANNA, flags: 0 },
  THREAD_UPDATE: { ...thread, name: "Lamp 8" },
  TYPING_START: { channel_id: DIRECT, user_id: ANNA, timestamp: 1_795_253_400 },
  USER_UPDATE: { ...anna, bot: true },
  VOICE_CHANNEL_EFFECT_SEND: { ...inChannel, user_id: ANNA, emoji: { id: null, name: "👍" } },
  VOICE_CHANNEL_START_TIME_UPDATE: { ...inGuild, id: CHANNEL, voice_start_time: null },
  VOICE_CHANNEL_STATUS_UPDATE: { ...inGuild, id: CHANNEL, status: "Lamps" },
  VOICE_SERVER_UPDATE: { ...inGuild, token: "t", endpoint: null },
  VOICE_STATE_UPDATE: { ...inChannel, user_id: ANNA, session_id: "x", deaf: false },
  WEBHOOKS_UPDATE: inChannel,
};
