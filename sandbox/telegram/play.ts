import { DEFAULT_SECRET } from "../stage/default-secret.ts";
import type { Play } from "../stage/platform.ts";

/** The id of the default bot. */
export const SANDBOX_BOT_ID = 7_000_000_001;

/** Returns its token with a secret of letters, digits, _ and -. */
export const sandboxBotToken = (secret: string): string => `${SANDBOX_BOT_ID}:${secret}`;

/** Its token without a secret of its own. */
export const SANDBOX_BOT_TOKEN = sandboxBotToken(DEFAULT_SECRET);

/** The username of the default bot. */
export const SANDBOX_BOT_USERNAME = "parley_sandbox_bot";

/** What the hub knows of the platform before it runs. */
export const telegramPlay: Play = {
  kind: "telegram",
  name: "Telegram",
  opensAtFirst: true,
  connect: (home, secret) => ({
    credentials: { token: sandboxBotToken(secret) },
    settings: { apiRoot: `${home}/sandbox/telegram` },
  }),
  isDefault: ({ token }) => typeof token === "string" && token.startsWith(`${SANDBOX_BOT_ID}:`),
  isPlatformCall: (path) => /^\/(bot|file\/bot)[^/]*\//.test(path),
};
