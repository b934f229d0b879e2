import { DEFAULT_SECRET } from "../sandbox/index.ts";
import { deriveKey, type MasterKey } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";

/**
 * Derives the secret of an organization's default account on a simulated platform. The platform's API asks for nothing
 * else, so it must not be known where strangers can reach the hub. Every process derives the same ones from the master
 * key.
 */
export const sandboxSecret = (
  { sandboxOpen }: Config,
  { key }: MasterKey,
): ((kind: string, organizationId: string) => string) =>
  sandboxOpen
    ? () => DEFAULT_SECRET
    : (kind, organizationId) => deriveKey(key, `sandbox:${kind}:${organizationId}`).toString("base64url");
