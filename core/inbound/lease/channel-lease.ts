import { randomUUID } from "node:crypto";
import type { Database } from "../../database/index.ts";
import type { JsonObject } from "../../kernel/json.ts";

/** What one process at a time may do for a channel: poll it, or hold its socket. */
export type Leased = "sync" | "gateway";

/** A lease on a channel. `holder` is new for each lease. `version` changes with the channel's credentials and settings. `stored`: its cursor or state. */
export type ChannelLease = {
  readonly leased: Leased;
  readonly channelId: string;
  readonly holder: string;
  readonly version: string;
  readonly stored: JsonObject | null;
};

const STORED = { sync: "sync_cursor", gateway: "gateway_state" } as const;

/** Identifies what a connector was given, without telling it; as in take_gateway. */
const VERSION = "md5(sealed_credentials || settings::text)";

const until = (place: string) => `clock_timestamp() + ${place} * interval '1 millisecond'`;

/** Takes the lease on polling an active channel, by the database's clock; null while another process has it. */
export async function takeSync(
  { system }: Pick<Database, "system">,
  channelId: string,
  leaseMs: number,
): Promise<ChannelLease | null> {
  const holder = randomUUID();
  const { rows } = await system.query<Pick<ChannelLease, "version" | "stored">>(
    `update comm_channels set sync_holder = $2, sync_lease_until = ${until("$3")}
     where id = $1 and status = 'active' and (sync_lease_until is null or sync_lease_until < clock_timestamp())
     returning sync_cursor as stored, ${VERSION} as version`,
    [channelId, holder, leaseMs],
  );
  return rows[0] ? { leased: "sync", channelId, holder, ...rows[0] } : null;
}

/** Takes the lease on a channel's socket. `shared`: another channel of the same app has it, and hears for all of them. */
export async function takeGateway(
  { system }: Pick<Database, "system">,
  channelId: string,
  leaseMs: number,
): Promise<ChannelLease | "elsewhere" | "shared"> {
  const holder = randomUUID();
  const { rows } = await system.query<
    Pick<ChannelLease, "version" | "stored"> & { taken: boolean; shared: boolean }
  >("select * from take_gateway($1, $2, $3 * interval '1 millisecond')", [channelId, holder, leaseMs]);
  const row = rows[0];
  if (!row?.taken) return row?.shared ? "shared" : "elsewhere";
  return { leased: "gateway", channelId, holder, version: row.version, stored: row.stored };
}

/** Extends a lease. False once it has ended, or the channel was paused, removed or changed. */
export async function renewLease(
  { system }: Pick<Database, "system">,
  { leased, channelId, holder, version }: ChannelLease,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await system.query(
    `update comm_channels set ${leased}_lease_until = ${until("$3")}
     where id = $1 and ${leased}_holder = $2 and ${leased}_lease_until > clock_timestamp() and status = 'active' and ${VERSION} = $4`,
    [channelId, holder, leaseMs, version],
  );
  return rowCount === 1;
}

/** Stores a cursor or a state while the lease lasts. False once it has ended: another process may have stored a later one. */
export async function storeWithLease(
  { system }: Pick<Database, "system">,
  { leased, channelId, holder }: ChannelLease,
  stored: JsonObject,
): Promise<boolean> {
  const { rowCount } = await system.query(
    `update comm_channels set ${STORED[leased]} = $3 where id = $1 and ${leased}_holder = $2 and ${leased}_lease_until > clock_timestamp()`,
    [channelId, holder, stored],
  );
  return rowCount === 1;
}

/** Whether a lease still lasts. */
export async function hasLease(
  { system }: Pick<Database, "system">,
  { leased, channelId, holder }: ChannelLease,
): Promise<boolean> {
  const { rowCount } = await system.query(
    `select from comm_channels where id = $1 and ${leased}_holder = $2 and ${leased}_lease_until > clock_timestamp()`,
    [channelId, holder],
  );
  return rowCount === 1;
}

/** Ends a lease, and stores the last cursor with it. Changes nothing once another process has it. */
export async function releaseLease(
  { system }: Pick<Database, "system">,
  { leased, channelId, holder }: ChannelLease,
  last?: { readonly stored: JsonObject | null },
): Promise<void> {
  await system.query(
    `update comm_channels set ${leased}_holder = null, ${leased}_lease_until = null, ${STORED[leased]} = case when $3 then $4::jsonb else ${STORED[leased]} end
     where id = $1 and ${leased}_holder = $2 and ${leased}_lease_until is not null`,
    [channelId, holder, last !== undefined, last?.stored ?? null],
  );
}

/** When a channel was last checked, by the database's clock; null if never. */
export async function lastCheckOf(
  { system }: Pick<Database, "system">,
  channelId: string,
): Promise<string | null> {
  const { rows } = await system.query<{ checked_at: string | null }>(
    "select health_checked_at::text as checked_at from comm_channels where id = $1",
    [channelId],
  );
  return rows[0]?.checked_at ?? null;
}

/** Whether a channel is still as it was under a lease: active, with the same credentials and settings. */
export async function isUnchanged(
  { system }: Pick<Database, "system">,
  { channelId, version }: Pick<ChannelLease, "channelId" | "version">,
): Promise<boolean> {
  const { rowCount } = await system.query(
    `select from comm_channels where id = $1 and status = 'active' and ${VERSION} = $2`,
    [channelId, version],
  );
  return rowCount === 1;
}
