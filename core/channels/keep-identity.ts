import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { Probe } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
import { readChannel } from "./queries.ts";
import { refuseAnother, refuseTwice } from "./whose-account.ts";

/** Requires the same account. Resets the cursor when the server changed or the account was unknown, because another server counts its events differently. */
export async function keepIdentity(
  tx: Transaction,
  { connector, channelId, account }: OpenChannel,
  probe: Probe,
  moved: boolean,
): Promise<void> {
  await tx.client.query("select from comm_channels where organization_id = $1 and id = $2 for update", [
    tx.organizationId,
    channelId,
  ]);
  const known = await readChannel(tx, channelId);
  // The merged account was probed with the settings read before. If those changed meanwhile, the secrets belong to other settings.
  if (!isDeepStrictEqual(known.settings, account.settings))
    throw conflict(
      "channel_changed_meanwhile",
      "Someone else just changed this channel. Reload it, then save again.",
    );
  refuseAnother(connector, known, probe);
  await refuseTwice(tx, connector, channelId, probe);
  if (moved || !known.healthAccount) await forgetCursor(tx, channelId);
}

/**
 * Resets the cursor and takes the leases from whoever has the old settings. A socket gets the time to close before another
 * is opened. Repeated events are recognised by their keys.
 */
const forgetCursor = (tx: Transaction, channelId: ChannelId) =>
  tx.client.query(
    `update comm_channels set sync_cursor = null, sync_holder = null, sync_lease_until = null,
       gateway_state = null, gateway_holder = null, gateway_lease_until = least(gateway_lease_until, clock_timestamp() + interval '10 seconds')
     where organization_id = $1 and id = $2`,
    [tx.organizationId, channelId],
  );
