import { isFollowable } from "../../../core/protocol/index.ts";

/**
 * Returns a link's address with the scheme that Telegram lets users omit; null for one that must not be a link, such
 * as `tg:`.
 */
export function addressOf(written: string): string | null {
  const address = HAS_SCHEME.test(written) ? written : `https://${written}`;
  return isFollowable(address) ? address : null;
}

/** Not every word before a colon is a scheme: `example.com:8080` has none. */
const HAS_SCHEME = /^([a-z][a-z\d+.-]*:\/\/|mailto:|tel:)/i;
