import { recordAudit } from "../core/audit/index.ts";
import {
  credentialsSeal,
  installChannel,
  type ChannelAccess,
  type OpenChannel,
} from "../core/channels/index.ts";
import { inOrganization, type Database, type Transaction } from "../core/database/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import type { Sealer } from "../core/kernel/crypto.ts";
import { newId, type ChannelId, type OrganizationId } from "../core/kernel/ids.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { log } from "../core/kernel/log.ts";
import { appendEvent } from "../core/outbox/index.ts";
import type { Connector } from "../core/protocol/index.ts";
import type { Play, Sandbox } from "../sandbox/index.ts";

export type SandboxDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly registry: Readonly<Record<string, Connector>>;
  readonly channels: ChannelAccess;
  /** The simulated platforms, where the sandbox is on. */
  readonly sandbox: Pick<Sandbox, "platforms" | "openWorld"> | undefined;
  /** The secret of an organization's default account on a platform. */
  readonly secretOf: (kind: string, organizationId: OrganizationId) => string;
  /** The address at which the hub reaches its own sandbox. */
  readonly home: string;
};

/** Adds what a fresh hub has: the platforms that open at first, and a chat of its own website. */
export async function addFirstChannels(tx: Transaction, deps: SandboxDeps): Promise<void> {
  for (const play of deps.sandbox?.platforms ?? [])
    if (play.opensAtFirst && deps.registry[play.kind]) await addPlayed(tx, deps, play);
  for (const { kind, name, hosts } of Object.values(deps.registry))
    if (hosts) await addChannel(tx, deps, { kind, name, credentials: {}, settings: { greeting: GREETING } });
}

/** What a fresh chat says to visitors. A connector that greets nobody leaves it out. */
const GREETING = "Hello. How can we help?";

/** Opens a platform to an organization: makes its channel, or lets the paused one run again. Does nothing to one that runs. */
export async function openChannel(
  deps: SandboxDeps,
  organizationId: OrganizationId,
  kind: string,
): Promise<void> {
  const play = deps.sandbox?.platforms.find((one) => one.kind === kind);
  if (!play || !deps.registry[kind]) return;
  await deps.sandbox?.openWorld(kind, organizationId);
  const id = await inOrganization(deps.database, organizationId, (tx) => resumeOrAdd(tx, deps, play));
  deps.channels.forget(id);
  const channel = await open(deps, id);
  if (channel) await installChannel(deps.database, channel);
}

/** Two members may open it at the same moment: the second waits for the first, and finds its channel. */
async function resumeOrAdd(tx: Transaction, deps: SandboxDeps, play: Play): Promise<ChannelId> {
  await tx.client.query("select pg_advisory_xact_lock(hashtext($1))", [`sandbox:${tx.organizationId}`]);
  const { rows } = await tx.client.query<{ id: ChannelId }>(
    `update comm_channels
        set status = 'active', resumed_at = case when status = 'paused' then clock_timestamp() else resumed_at end
      where organization_id = $1 and connector = $2 and sandbox returning id`,
    [tx.organizationId, play.kind],
  );
  const id = rows[0]?.id ?? (await addPlayed(tx, deps, play));
  await appendEvent(tx, { kind: "channel_changed", channelId: id });
  await recordAudit(tx, {
    actor: { kind: "system" },
    action: rows[0] ? "channel.changed" : "channel.connected",
    target: { kind: "channel", id },
    facts: { connector: play.kind, sandbox: true },
  });
  return id;
}

async function addPlayed(tx: Transaction, deps: SandboxDeps, play: Play): Promise<ChannelId> {
  const connection = play.connect(deps.home, deps.secretOf(play.kind, tx.organizationId));
  return addChannel(tx, deps, { kind: play.kind, name: `${play.name} (sandbox)`, ...connection });
}

type NewChannel = {
  readonly kind: string;
  readonly name: string;
  readonly credentials: JsonObject;
  readonly settings: JsonObject;
};

async function addChannel(
  tx: Transaction,
  { registry, sealer }: SandboxDeps,
  { kind, name, credentials, settings }: NewChannel,
): Promise<ChannelId> {
  const id = newId("chn");
  const connector = registry[kind];
  if (!connector) throw new Error(`The hub has no connector for ${kind}.`);
  const secrets = JSON.stringify(connector.config.credentials.parse(credentials));
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, sandbox) values ($1, $2, $3, $4, $5, $6, true)",
    [
      tx.organizationId,
      id,
      kind,
      name,
      connector.config.settings.parse(settings),
      sealer.seal(secrets, credentialsSeal(tx.organizationId, id)),
    ],
  );
  return id;
}

type Row = { organization_id: OrganizationId; id: ChannelId; connector: string; active: boolean };

/**
 * Registers the hub with the simulated platforms that have channels, once they can be reached, and records the health of
 * the channels. The hub's port, or the key that secrets are derived from, may have changed since the last start.
 */
export async function installSandboxChannels(deps: SandboxDeps): Promise<void> {
  const { rows } = await deps.database.system.query<Row>(
    "select organization_id, id, connector, status = 'active' as active from comm_channels where sandbox",
  );
  await Promise.all(rows.map((row) => installSandboxChannel(deps, row)));
}

async function installSandboxChannel(deps: SandboxDeps, row: Row): Promise<void> {
  const play = deps.sandbox?.platforms.find(({ kind }) => kind === row.connector);
  // A paused one does not start its platform.
  if (play && row.active) await deps.sandbox?.openWorld(play.kind, row.organization_id);
  if (play) await moveHere(deps, play, row);
  const channel = await open(deps, row.id);
  if (!channel) return;
  const current = play ? await withOwnSecret(deps, play, channel) : channel;
  if (row.active) await installChannel(deps.database, current);
}

async function moveHere(
  { database, channels, home, secretOf }: SandboxDeps,
  play: Play,
  row: Row,
): Promise<void> {
  const { settings } = play.connect(home, secretOf(play.kind, row.organization_id));
  await database.system.query(
    "update comm_channels set settings = settings || $3 where organization_id = $1 and id = $2",
    [row.organization_id, row.id, settings],
  );
  channels.forget(row.id);
}

/** Opens a channel. The hub also starts where its credentials do not open; the channel's page says so. */
const open = ({ channels }: SandboxDeps, id: ChannelId): Promise<OpenChannel | null> =>
  channels.open(id).catch((error: unknown) => {
    log.warn({ channelId: id, err: errorMessage(error) }, "sandbox channel not opened");
    return null;
  });

/** Gives the channel the default account's present secret. A channel with another account of the sandbox keeps its own. */
async function withOwnSecret(
  { database, sealer, channels, secretOf, home }: SandboxDeps,
  play: Play,
  channel: OpenChannel,
): Promise<OpenChannel> {
  const { organizationId, channelId, account } = channel;
  const own = play.connect(home, secretOf(play.kind, organizationId)).credentials;
  const changed = Object.entries(own).some(([name, value]) => account.credentials[name] !== value);
  if (!changed || !play.isDefault(account.credentials)) return channel;
  const credentials = { ...account.credentials, ...own };
  await database.system.query(
    "update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2",
    [
      organizationId,
      channelId,
      sealer.seal(JSON.stringify(credentials), credentialsSeal(organizationId, channelId)),
    ],
  );
  channels.forget(channelId);
  return { ...channel, account: { ...account, credentials } };
}
