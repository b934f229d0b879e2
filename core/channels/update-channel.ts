import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account, Probe } from "../protocol/index.ts";
import { credentialsSeal, type OpenChannel } from "./access.ts";
import { obstacles, type By, type ChannelDeps, type ChannelStatus } from "./channel.ts";
import { refuseObstacles } from "./create-channel.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";
import { openOwn } from "./open-own.ts";
import { readChannel } from "./queries.ts";
import { readCredentials, readSettings, withoutEmpty } from "./read-config.ts";
import { channels } from "./table.ts";
import { refuseAnother, refuseTwice } from "./whose-account.ts";

/** What is named changes, the rest stays; credentials and settings change field by field. */
export type ChannelChange = { readonly name?: string | undefined; readonly status?: ChannelStatus | undefined; readonly credentials?: JsonObject | undefined; readonly settings?: JsonObject | undefined };

/** Changes a channel; new credentials or settings are tried at the platform first. Throws as `createChannel` does, and `account_different`. */
export async function updateChannel(deps: Omit<ChannelDeps, "replay">, organizationId: OrganizationId, by: By, id: string, change: ChannelChange): Promise<void> {
  const before = await openOwn(deps, organizationId, id);
  const account = merge(before, change);
  const tried = change.credentials !== undefined || change.settings !== undefined;
  const probe = tried ? await ask(() => before.connector.connect.probe(account)) : undefined;
  if (probe) refuseObstacles(obstacles(probe.findings));
  await inOrganization(deps.database, organizationId, async (tx) => {
    if (probe) await keepIdentity(tx, before, probe);
    await write(tx, deps, by, before, account, change);
  });
  deps.channels.forget(id);
  if (!tried && change.status !== "active") return;
  const installed = await ask(() => before.connector.connect.install(account));
  await inOrganization(deps.database, organizationId, (tx) => keepHealth(tx, before.channelId, installed));
}

const merge = ({ connector, account }: OpenChannel, { credentials = {}, settings = {} }: ChannelChange): Account => ({
  ...account,
  // A field left empty keeps its secret: nobody can see it to type it again.
  credentials: readCredentials(connector, { ...account.credentials, ...withoutEmpty(credentials) }),
  settings: readSettings(connector, { ...account.settings, ...settings }),
});

/** The account stays the one it was; where none was known until now, no cursor can be its. */
async function keepIdentity(tx: Transaction, { connector, channelId }: OpenChannel, probe: Probe): Promise<void> {
  const known = await readChannel(tx, channelId);
  refuseAnother(connector, known, probe);
  await refuseTwice(tx, connector, channelId, probe);
  if (!known.healthAccount) await forgetCursor(tx, channelId);
}

/** Asks for everything that waits, with the lease taken from whoever still asks as before; what comes again is known by its key. */
const forgetCursor = (tx: Transaction, channelId: ChannelId) =>
  tx.client.query("update comm_channels set sync_cursor = null, sync_lease_until = null where organization_id = $1 and id = $2", [tx.organizationId, channelId]);

async function write(tx: Transaction, deps: Pick<ChannelDeps, "sealer">, by: By, { channelId }: OpenChannel, account: Account, change: ChannelChange): Promise<void> {
  const { name, status, credentials } = change;
  const where = and(eq(channels.organizationId, tx.organizationId), eq(channels.id, channelId));
  await tx.db.update(channels).set({ settings: account.settings, ...(name !== undefined && { name }), ...(status !== undefined && { status }) }).where(where);
  if (credentials !== undefined) await seal(tx, deps, channelId, account);
  await appendEvent(tx, { kind: "channel_changed", channelId });
  const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  await recordAudit(tx, { ...by, action: "channel.changed", target: { kind: "channel", id: channelId }, facts: { changed, ...(name !== undefined && { name }), ...(status !== undefined && { status }) } });
}

async function seal(tx: Transaction, { sealer }: Pick<ChannelDeps, "sealer">, channelId: OpenChannel["channelId"], account: Account): Promise<void> {
  const sealed = sealer.seal(JSON.stringify(account.credentials), credentialsSeal(tx.organizationId, channelId));
  await tx.client.query("update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2", [tx.organizationId, channelId, sealed]);
}
