import type { JsonObject } from "../kernel/json.ts";

/** One connected account as its connector sees it: opened credentials, validated settings, and where we are reachable. */
export type Account<Credentials = JsonObject, Settings = JsonObject> = {
  readonly channelId: string;
  readonly credentials: Credentials;
  readonly settings: Settings;
  /** Absolute address of this channel's webhook, `<public url>/hooks/<channelId>`; of an app for many accounts, its shared one. */
  readonly hookUrl: string;
  /** Whether platforms on the internet can reach `hookUrl`. */
  readonly reachable: boolean;
  /** Private hosts, ranges and origins that the operator lets it call. */
  readonly privateHosts?: readonly string[];
  /** Keeps renewed secrets: they are sealed, and a grant that was taken over meanwhile is not overwritten. */
  readonly keep?: (renewed: Partial<Credentials>) => Promise<void>;
};
