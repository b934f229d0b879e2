import type { Account } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";

/** Whether Telegram can call us: from the internet, or because its stand-in runs on this very machine. Otherwise we ask for news. */
export function isHooked({
  reachable,
  settings,
}: Pick<Account<Credentials, Settings>, "reachable" | "settings">): boolean {
  return reachable || LOOPBACK.test(new URL(settings.apiRoot).hostname);
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
