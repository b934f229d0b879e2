import type { Database } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import { HubError } from "../kernel/errors.ts";
import { isId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Account, Connector } from "../protocol/index.ts";
import { keepSecrets } from "./keep-secrets.ts";
import { openCredentials } from "./open-credentials.ts";

/** A connected account with its connector and everything the connector needs. */
export type OpenChannel = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly status: "active" | "paused";
  readonly connector: Connector;
  readonly account: Account;
  /** What it has in common with other channels of one app. */
  readonly appKey?: string | null;
  /** Until when its platform asked to be left alone, whatever is sent. */
  readonly sendingPausedUntil?: Date | null;
};

/** Thrown when a channel's credentials do not open, because their master key was retired or the row was changed. The channel can still be read, changed and removed. */
export class LockedChannel extends HubError {
  /** The channel without credentials. */
  readonly channel: OpenChannel;

  constructor(channel: OpenChannel, { kind, code, message, facts }: HubError) {
    super(kind, code, message, facts);
    this.channel = channel;
  }
}

/** Opens channels by id and caches them for a moment, because every message needs one. */
export type ChannelAccess = {
  /** Returns null for an unknown channel; rejects with `LockedChannel` when its credentials do not open. */
  open(channelId: string): Promise<OpenChannel | null>;
  /** Drops a channel from the cache after a change. */
  forget(channelId: string): void;
};

/** The hub's address. `reachable` says whether platforms on the internet can reach it. `privateHosts` are the private hosts that channels may call. */
export type HubAddress = {
  readonly publicUrl: string;
  readonly reachable: boolean;
  readonly privateHosts?: readonly string[];
};

/** How long an opened channel is cached. Changes by other processes arrive sooner, over the bus. */
const REMEMBERED_MS = 5_000;

type Row = {
  organization_id: OrganizationId;
  id: ChannelId;
  connector: string;
  status: "active" | "paused";
  settings: JsonObject;
  sealed_credentials: string;
  sending_paused_until: Date | null;
  app_key: string | null;
};

export function createChannelAccess(
  database: Database,
  registry: Readonly<Record<string, Connector>>,
  sealer: Sealer,
  hubAddress: HubAddress,
): ChannelAccess {
  const known = new Map<string, { readonly until: number; readonly channel: Promise<OpenChannel | null> }>();

  const load = async (channelId: string): Promise<OpenChannel | null> => {
    const { rows } = await database.ingest.query<Row>({
      name: "find_channel",
      text: "select * from find_channel($1)",
      values: [channelId],
    });
    const row = rows[0];
    const connector = row && registry[row.connector];
    if (!row || !connector) return null;
    const channel = openRow(row, connector, sealer, hubAddress);
    const { organizationId, account } = channel;
    const opened = {
      organizationId,
      channelId: channel.channelId,
      credentials: account.credentials,
      forget: () => forget(channelId),
    };
    return { ...channel, account: { ...account, keep: keepSecrets({ database, sealer }, opened) } };
  };
  const forget = (channelId: string) => void known.delete(channelId);

  const open = (channelId: string): Promise<OpenChannel | null> => {
    if (!isId("chn", channelId)) return Promise.resolve(null);
    const remembered = known.get(channelId);
    if (remembered && remembered.until > performance.now()) return remembered.channel;
    const channel = load(channelId);
    known.set(channelId, { until: performance.now() + REMEMBERED_MS, channel });
    const drop = () => known.get(channelId)?.channel === channel && known.delete(channelId);
    // Anybody may request any id, so only existing channels stay in the cache.
    channel.then((opened) => opened ?? drop(), drop);
    return channel;
  };

  return { open, forget };
}

function openRow(row: Row, connector: Connector, sealer: Sealer, hubAddress: HubAddress): OpenChannel {
  const { organization_id: organizationId, id: channelId, status, settings } = row;
  const locked: OpenChannel = {
    organizationId,
    channelId,
    status,
    connector,
    appKey: row.app_key,
    sendingPausedUntil: row.sending_paused_until,
    account: {
      channelId,
      credentials: {},
      settings: withDefaults(connector, settings),
      ...accountContext(hubAddress, channelId, row.app_key),
    },
  };
  try {
    const credentials = openCredentials(sealer, organizationId, channelId, row.sealed_credentials);
    return { ...locked, account: { ...locked.account, credentials } };
  } catch (error) {
    throw error instanceof HubError ? new LockedChannel(locked, error) : error;
  }
}

/** A setting that came with an upgrade has its default. What no longer fits is left as it was stored: the check says what is wrong. */
function withDefaults({ config }: Connector, stored: JsonObject): JsonObject {
  const read = config.settings.safeParse(stored);
  return read.success ? { ...stored, ...read.data } : stored;
}

/** Builds what an account knows about its hub. */
export const accountContext = (
  hubAddress: HubAddress,
  channelId: ChannelId,
  appKey: string | null = null,
): Pick<Account, "hookUrl" | "reachable" | "privateHosts"> => ({
  hookUrl: hookUrl(hubAddress, channelId, appKey),
  reachable: hubAddress.reachable,
  ...(hubAddress.privateHosts && { privateHosts: hubAddress.privateHosts }),
});

/** Builds the absolute address to which platforms deliver a channel's events: its app's, where it has one. */
export const hookUrl = (hubAddress: HubAddress, channelId: string, appKey: string | null = null): string =>
  `${hubAddress.publicUrl}/hooks/${appKey === null ? channelId : `apps/${appKey}`}`;
