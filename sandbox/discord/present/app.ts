import type { App, World } from "../world.ts";
import { presentUser, userOf } from "./user.ts";

/** Returns the flags of an application: which privileged intents the developer portal has switched on. */
export const appFlags = ({ intents }: App): number =>
  (intents.presences ? 1 << 13 : 0) |
  (intents.members ? 1 << 15 : 0) |
  (intents.messageContent ? 1 << 19 : 0);

/** Returns an application as its own bot sees it. */
export const presentApp = (world: World, app: App) => ({
  id: app.id,
  name: app.name,
  icon: null,
  description: "",
  summary: "",
  type: null,
  bot: presentUser(userOf(world, app.id)),
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: "0".repeat(64),
  flags: appFlags(app),
  owner: {
    id: "1456000000000000001",
    username: "sandbox_owner",
    global_name: null,
    discriminator: "0",
    avatar: null,
    public_flags: 0,
  },
  team: null,
  redirect_uris: [],
  interactions_endpoint_url: null,
  event_webhooks_url: null,
  integration_types_config: {
    "0": { oauth2_install_params: { scopes: ["applications.commands", "bot"], permissions: "0" } },
  },
  approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members.has(app.id)).length,
});
