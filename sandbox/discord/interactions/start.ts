import { randomBytes } from "node:crypto";
import { dispatch } from "../gateway/dispatch.ts";
import { permissionsIn } from "../permissions/permissions-in.ts";
import { presentChannel } from "../present/channel.ts";
import { presentMessage } from "../present/message.ts";
import { presentMember, presentUser, userOf } from "../present/user.ts";
import type { Viewer } from "../present/viewer.ts";
import { newSnowflake } from "../snowflake.ts";
import { tellOfUse } from "../tell-pages.ts";
import { type App, type Channel, type Interaction, type Message, type World } from "../world.ts";

type Started = {
  readonly type: Interaction["type"];
  readonly name: string | null;
  readonly userId: string;
  readonly channel: Channel;
  readonly source: Message | null;
  readonly data: (viewer: Viewer) => object;
};

/** Tells an application that a person used a command, a component or a form, and waits for its first response. */
export function startInteraction(world: World, app: App, started: Started): Interaction {
  const { type, name, userId, channel, source } = started;
  const interaction: Interaction = {
    id: newSnowflake(),
    token: `aW50ZXJhY3Rpb246${randomBytes(60).toString("base64url")}`,
    appId: app.id,
    type,
    name,
    userId,
    channelId: channel.id,
    sourceId: source?.id ?? null,
    at: Date.now(),
    response: null,
    originalId: null,
    ephemeral: false,
    form: null,
  };
  world.interactions.set(interaction.token, interaction);
  forgetOld(world);
  dispatch(world, {
    t: "INTERACTION_CREATE",
    guildId: channel.guildId,
    appId: app.id,
    d: (viewer) => presentInteraction(world, app, interaction, started, viewer),
  });
  watch(world, interaction);
  return interaction;
}

/** Tells the pages when nobody has responded in time. */
function watch(world: World, interaction: Interaction): void {
  setTimeout(
    () => {
      if (interaction.response === null) tellOfUse(world, interaction);
    },
    Math.max(0, world.limits.responseMs),
  ).unref();
}

function forgetOld(world: World): void {
  const since = Date.now() - world.limits.tokenMs - 60_000;
  for (const [token, { at }] of world.interactions) if (at < since) world.interactions.delete(token);
}

function presentInteraction(
  world: World,
  app: App,
  interaction: Interaction,
  started: Started,
  viewer: Viewer,
) {
  const { channel, userId, source } = started;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const member = guild && presentMember(world, guild, userId);
  const permissions = String(permissionsIn(world, channel, userId));
  return {
    id: interaction.id,
    application_id: app.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...presentChannel(world, channel, viewer), permissions },
    ...(guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: "en-US", features: [] },
      guild_locale: "en-US",
    }),
    ...(member ? { member: { ...member, permissions } } : { user: presentUser(userOf(world, userId)) }),
    ...(source && { message: presentMessage(world, source, { ...viewer, readsContent: true }) }),
    data: started.data(viewer),
    locale: "en-US",
    app_permissions: String(permissionsIn(world, channel, app.id)),
    entitlements: [],
    authorizing_integration_owners: { "0": guild?.id ?? "0" },
    context: guild ? 0 : 1,
    attachment_size_limit: 10 * 1024 * 1024,
  };
}
