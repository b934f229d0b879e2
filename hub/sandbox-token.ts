import { SANDBOX_BOT_TOKEN, sandboxBotToken } from "../sandbox/index.ts";
import { deriveKey, type MasterKey } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";

/**
 * Derives the token of an organization's simulated bot. Its Bot API asks for nothing else, so the token is a secret where
 * strangers can reach the hub. Every process derives the same ones from the master key.
 */
export const sandboxToken = (
  { sandboxOpen }: Config,
  { key }: MasterKey,
): ((organizationId: string) => string) =>
  sandboxOpen
    ? () => SANDBOX_BOT_TOKEN
    : (organizationId) =>
        sandboxBotToken(deriveKey(key, `sandbox-bot:${organizationId}`).toString("base64url"));
