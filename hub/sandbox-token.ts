import { SANDBOX_BOT_TOKEN, sandboxBotToken } from "../sandbox/index.ts";
import { deriveKey, type MasterKey } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";

/**
 * Derives the simulated bot's token. Its Bot API asks for nothing else, so the token is a secret where strangers can
 * reach the hub. Every process derives the same one from the master key.
 */
export const sandboxToken = ({ databaseUrl }: Config, { key }: MasterKey): string =>
  databaseUrl === undefined
    ? SANDBOX_BOT_TOKEN
    : sandboxBotToken(deriveKey(key, "sandbox-bot").toString("base64url"));
