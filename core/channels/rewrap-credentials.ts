import type { Database } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { credentialsSeal } from "./open-credentials.ts";

type Row = { organization_id: OrganizationId; id: ChannelId; sealed_credentials: string };

/**
 * Rewraps every channel's credentials with the newest master key, so that an older one can be retired after a start with
 * both. Returns how many. Logs and skips credentials that do not open.
 */
export async function rewrapCredentials(
  database: Database,
  sealer: Sealer,
  newestKey: string,
): Promise<number> {
  const { rows } = await database.system.query<Row>(
    "select organization_id, id, sealed_credentials from comm_channels where split_part(sealed_credentials, '.', 2) <> $1",
    [newestKey],
  );
  let rewrapped = 0;
  for (const row of rows) rewrapped += await rewrap(database, sealer, row);
  return rewrapped;
}

async function rewrap(database: Database, sealer: Sealer, row: Row): Promise<number> {
  try {
    const sealed = sealer.rewrap(row.sealed_credentials, credentialsSeal(row.organization_id, row.id));
    // It replaces only the text it read, because a member may have entered new credentials meanwhile.
    const { rowCount } = await database.system.query(
      "update comm_channels set sealed_credentials = $4 where organization_id = $1 and id = $2 and sealed_credentials = $3",
      [row.organization_id, row.id, row.sealed_credentials, sealed],
    );
    return rowCount ?? 0;
  } catch (error) {
    log.warn({ channelId: row.id, err: errorMessage(error) }, "credentials keep their old key");
    return 0;
  }
}
