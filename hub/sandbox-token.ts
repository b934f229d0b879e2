import { SANDBOX_BOT_TOKEN, sandboxBotToken } from "../sandbox/index.ts";
import { deriveKey, type MasterKey } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";

/**
 * What opens the simulated bot. Its Bot API asks for nothing else, so where strangers can reach the hub nobody may know it;
 * made of the master key, every process finds the same one by itself.
 */
export const sandboxToken = ({ databaseUrl }: Config, { key }: MasterKey): string =>
  databaseUrl === undefined
    ? SANDBOX_BOT_TOKEN
    : sandboxBotToken(deriveKey(key, "sandbox-bot").toString("base64url"));
