import { inOrganization } from "../database/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { Probe } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
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
  const channel = await channels.open(channelId);
  if (channel) await installChannel(database, channel);
  return channel;
}
