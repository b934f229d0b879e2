import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account } from "../protocol/index.ts";
import { credentialsSeal, type OpenChannel } from "./access.ts";
import { obstacles, type By, type ChannelDeps, type ChannelStatus } from "./channel.ts";
import { refuseObstacles } from "./create-channel.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";
import { openOwn } from "./open-own.ts";
import { readCredentials, readSettings, withoutEmpty } from "./read-config.ts";
import { channels } from "./table.ts";

/** What is named changes, the rest stays; credentials and settings change field by field. */
export type ChannelChange = { readonly name?: string | undefined; readonly status?: ChannelStatus | undefined; readonly credentials?: JsonObject | undefined; readonly settings?: JsonObject | undefined };

/** Changes a channel; new credentials or settings are tried at the platform first. Throws as `createChannel` does. */
export async function updateChannel(deps: Omit<ChannelDeps, "replay">, organizationId: OrganizationId, by: By, id: string, change: ChannelChange): Promise<void> {
  const before = await openOwn(deps, organizationId, id);
  const account = merge(before, change);
  const tried = change.credentials !== undefined || change.settings !== undefined;
  if (tried) refuseObstacles(obstacles((await ask(() => before.connector.connect.probe(account))).findings));
  await inOrganization(deps.database, organizationId, (tx) => write(tx, deps, by, before, account, change));
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
