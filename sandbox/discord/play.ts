import { DEFAULT_SECRET } from "../stage/default-secret.ts";
import type { Play } from "../stage/platform.ts";

/** The id of the default application and of its bot: a moment of January 2026. */
export const SANDBOX_APP_ID = "1457000000000000001";

/** Returns a token with a secret of letters, digits, _ and -, as Discord spells it: the application's id comes first. */
export const discordToken = (secret: string, appId: string = SANDBOX_APP_ID): string =>
  `${Buffer.from(appId).toString("base64url")}.Sandbx.${secret}`;

/** Its token without a secret of its own. */
export const SANDBOX_DISCORD_TOKEN: string = discordToken(DEFAULT_SECRET);

/** The username of the default bot. */
export const SANDBOX_DISCORD_USERNAME = "parley_sandbox";

/** What the hub knows of the platform before it runs. */
export const discordPlay: Play = {
  kind: "discord",
  name: "Discord",
  opensAtFirst: false,
  connect: (home, secret) => ({
    credentials: { token: discordToken(secret) },
    settings: { apiRoot: `${home}/sandbox/discord/api` },
  }),
  isDefault: ({ token }) => typeof token === "string" && token.startsWith(discordToken("")),
  isPlatformCall: (path) => /^\/(api|cdn)\/|^\/gateway(\/|$)/.test(path),
};
