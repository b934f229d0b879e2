import { inOrganization } from "../database/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { Probe } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
import { appKeyOf } from "./app-key.ts";
import { needsAuthorisation, type ChannelDeps } from "./channel.ts";
import { keepHealth } from "./health/keep-health.ts";
import { installChannel } from "./install-channel.ts";

/**
 * Goes on once an account is stored: the platform is told where to deliver. Where somebody has to sign in first, it only
 * records that. Returns the channel that was installed.
 */
export async function completeSetUp(
  { database, channels }: Pick<ChannelDeps, "database" | "channels">,
  organizationId: OrganizationId,
  channelId: ChannelId,
  probe?: Probe,
): Promise<OpenChannel | null> {
  channels.forget(channelId);
  if (probe && needsAuthorisation(probe)) {
    await inOrganization(database, organizationId, (tx) => keepHealth(tx, channelId, probe));
    return null;
  }
  const channel = await openWithApp({ database, channels }, channelId);
  if (channel) await installChannel(database, channel);
  return channel;
}

/** Opens a channel by the app it belongs to now: its credentials say which, and the platform is told the app's address. */
async function openWithApp(
  { database, channels }: Pick<ChannelDeps, "database" | "channels">,
  channelId: ChannelId,
): Promise<OpenChannel | null> {
  const channel = await channels.open(channelId);
  if (!channel) return null;
  const appKey = appKeyOf(channel.connector, channel.account);
  if (appKey === (channel.appKey ?? null)) return channel;
  await inOrganization(database, channel.organizationId, (tx) =>
    tx.client.query("update comm_channels set app_key = $3 where organization_id = $1 and id = $2", [
      tx.organizationId,
      channelId,
      appKey,
    ]),
  );
  channels.forget(channelId);
  return channels.open(channelId);
}
