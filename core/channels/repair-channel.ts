import { recordAudit } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import type { OpenChannel } from "./access.ts";
import type { By, ChannelDeps } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";
import { publishMenu } from "./publish-menu.ts";

/** Makes the platform deliver to us again, and writes down how the account is then. */
export async function repairChannel({ database }: Pick<ChannelDeps, "database">, by: By, { organizationId, channelId, connector, account }: OpenChannel): Promise<void> {
  const installed = await ask(() => connector.connect.install(account));
  await publishMenu(database, organizationId, connector, account);
  await inOrganization(database, organizationId, async (tx) => {
    await keepHealth(tx, channelId, installed);
    await recordAudit(tx, { ...by, action: "channel.repaired", target: { kind: "channel", id: channelId } });
  });
}
