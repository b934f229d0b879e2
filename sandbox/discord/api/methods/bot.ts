import { appFlags, presentApp } from "../../present/app.ts";
import { presentGuild } from "../../present/guild.ts";
import { presentChannel } from "../../present/channel.ts";
import { presentUser, userOf } from "../../present/user.ts";
import { directBetween } from "../../model/add-channel.ts";
import { refuse } from "../../refusal.ts";
import type { Call, Method } from "../call.ts";

export const getMyUser: Method = ({ world, app }) => ({
  body: {
    ...presentUser(userOf(world, app.id)),
    verified: true,
    mfa_enabled: true,
    locale: "en-US",
    email: null,
    flags: 0,
  },
});

export const getMyApplication: Method = ({ world, app }) => ({ body: presentApp(world, app) });

/** Changes the application: the intents that need no review may be switched by their flags. */
export const updateMyApplication: Method = ({ world, app, form }) => {
  const flags = form.integer("flags") ?? appFlags(app);
  form.finish();
  app.intents.presences = (flags & (1 << 13)) !== 0;
  app.intents.members = (flags & (1 << 15)) !== 0;
  app.intents.messageContent = (flags & (1 << 19)) !== 0;
  world.revision += 1;
  return { body: presentApp(world, app) };
};

const DAY_MS = 24 * 3600 * 1000;

export const getGatewayBot: Method = (call) => {
  const recent = call.app.identified.filter((at) => at > Date.now() - DAY_MS).length;
  return {
    body: {
      url: gatewayUrl(call),
      shards: 1,
      session_start_limit: {
        total: 1000,
        remaining: Math.max(0, 1000 - recent),
        reset_after: DAY_MS,
        max_concurrency: 1,
      },
    },
  };
};

const gatewayUrl = ({ viewer }: Call) => `${viewer.base.replace(/^http/, "ws")}/gateway`;

/** Opens the direct messages with a person. */
export const createDirect: Method = ({ world, app, form, viewer }) => {
  const userId = form.id("recipient_id");
  if (!form.has("recipient_id")) form.fail("recipient_id", "BASE_TYPE_REQUIRED", "This field is required");
  form.finish();
  const user = world.users.get(userId ?? "");
  if (!user) throw refuse.unknownUser();
  if (user.bot) throw refuse.cannotWriteTo();
  return { body: presentChannel(world, directBetween(world, app.id, user.id), viewer) };
};

export const listMyGuilds: Method = ({ world, app }) => ({
  body: [...world.guilds.values()]
    .filter(({ members }) => members.has(app.id))
    .map((guild) => {
      const { id, name, icon, banner, features } = presentGuild(guild);
      return { id, name, icon, banner, features, owner: false, permissions: "0" };
    }),
});

export const getUser: Method = ({ world, params }) => {
  const user = world.users.get(params.user ?? "");
  if (!user) throw refuse.unknownUser();
  return { body: presentUser(user) };
};
