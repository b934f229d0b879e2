import { inOrganization, type Database } from "../database/index.ts";
import type { OpenChannel } from "./access.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";

type Installed = Pick<OpenChannel, "organizationId" | "channelId" | "connector" | "account">;

/** Registers the hub with the platform, and records the account's health. */
export async function installChannel(
  database: Database,
  { organizationId, channelId, connector, account }: Installed,
): Promise<void> {
  const installed = await ask(() => connector.connect.install(account), {
    words: "repair the channel",
    action: "repair",
  });
  await inOrganization(database, organizationId, (tx) => keepHealth(tx, channelId, installed));
}
