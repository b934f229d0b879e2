import type { Database } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import type { Log } from "../kernel/log.ts";

/** What identity needs of the world. */
export type IdentityDeps = {
  readonly database: Database;
  readonly log: Log;
  /** The address people open, without a path; links in invitations begin with it. */
  readonly publicUrl: string;
  /** Signs the session cookie: `deriveKey(master, "sessions")`. */
  readonly sessionKey: Uint8Array;
  readonly sealer: Sealer;
  /** A session that nobody used for so long has ended. */
  readonly sessionIdleHours: number;
};
