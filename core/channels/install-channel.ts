import { inOrganization, type Database } from "../database/index.ts";
import type { OpenChannel } from "./access.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";

type Installed = Pick<OpenChannel, "organizationId" | "channelId" | "connector" | "account">;

/** Makes the platform deliver to us, and writes down how the account is then. */
export async function installChannel(
  database: Database,
  { organizationId, channelId, connector, account }: Installed,
): Promise<void> {
  const installed = await ask(() => connector.connect.install(account), {
    words: "repair the channel",
    repairable: true,
  });
  await inOrganization(database, organizationId, (tx) => keepHealth(tx, channelId, installed));
}
