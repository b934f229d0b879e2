import { readOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { Account, Connector, MenuCommand } from "../protocol/index.ts";

/** Publishes the organization's commands in the platform's own menu, where it has one. Ignores a failure. */
export async function publishMenu(
  database: Database,
  organizationId: OrganizationId,
  connector: Connector,
  account: Account,
): Promise<void> {
  if (!connector.connect.publishCommands) return;
  try {
    await connector.connect.publishCommands(
      account,
      await readOrganization(database, organizationId, async (tx) => {
        const { rows } = await tx.client.query<MenuCommand>(
          "select name, description from comm_bot_commands where organization_id = $1 and enabled order by lower(name)",
          [organizationId],
        );
        return rows;
      }),
    );
  } catch (error) {
    log.warn({ channelId: account.channelId, err: errorMessage(error) }, "commands not published");
  }
}
