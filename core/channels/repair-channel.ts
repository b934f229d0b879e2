import { recordAudit } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import type { OpenChannel } from "./access.ts";
import type { By, ChannelDeps } from "./channel.ts";
import { installChannel } from "./install-channel.ts";
import { publishMenu } from "./publish-menu.ts";

/** Makes the platform deliver to us again, and writes down how the account is then. */
export async function repairChannel(
  { database }: Pick<ChannelDeps, "database">,
  by: By,
  channel: OpenChannel,
): Promise<void> {
  const { organizationId, channelId, connector, account } = channel;
  await installChannel(database, channel);
  await publishMenu(database, organizationId, connector, account);
  await inOrganization(database, organizationId, (tx) =>
    recordAudit(tx, { ...by, action: "channel.repaired", target: { kind: "channel", id: channelId } }),
  );
}
