import type { Account } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";

/**
 * Checks whether Telegram can call us: from the internet, or because the sandbox runs on this machine. Otherwise the
 * hub polls.
 */
export function isHooked({
  reachable,
  settings,
}: Pick<Account<Credentials, Settings>, "reachable" | "settings">): boolean {
  return reachable || LOOPBACK.test(new URL(settings.apiRoot).hostname);
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
