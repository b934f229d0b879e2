import { inOrganization } from "../database/index.ts";
import type { OpenChannel } from "./access.ts";
import type { ChannelDeps } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";

/** Asks the platform how the account is and writes it down; changes nothing there. */
export async function checkChannel({ database }: Pick<ChannelDeps, "database">, { organizationId, channelId, connector, account }: OpenChannel): Promise<void> {
  const probe = await ask(() => connector.connect.probe(account));
  await inOrganization(database, organizationId, (tx) => keepHealth(tx, channelId, probe));
}
