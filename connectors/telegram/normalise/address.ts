import { isFollowable } from "../../../core/protocol/index.ts";

/** The address somebody wrote, with the scheme Telegram lets one leave out; null for one that nobody should follow (`tg:`, `ftp:`, no address at all). */
export function addressOf(written: string): string | null {
  const address = HAS_SCHEME.test(written) ? written : `https://${written}`;
  return isFollowable(address) ? address : null;
}

/** Not any word before a colon: `example.com:8080` begins with none. */
const HAS_SCHEME = /^([a-z][a-z\d+.-]*:\/\/|mailto:|tel:)/i;
