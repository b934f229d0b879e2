import { readOrganization, inOrganization } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import { acceptPayload } from "./accept-payload.ts";
import type { ReceiveDependencies } from "./receive-webhook.ts";

/** Reads a quarantined payload again. When it succeeds it leaves the quarantine; when not, it stays with the new error. */
export async function replayEvent(deps: ReceiveDependencies, channelId: string, eventId: string): Promise<"read" | "quarantined"> {
  const channel = await deps.channels.open(channelId);
  if (!channel) throw missing("channel_unknown", "There is no such channel.", { channelId });
  const kept = await readOrganization(deps.database, channel.organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ payload: JsonObject; received_at: Date }>(
      "select payload, received_at from comm_inbound_events where organization_id = $1 and channel_id = $2 and id = $3 and state = 'quarantined'",
      [tx.organizationId, channelId, eventId],
    );
    return rows[0];
  });
  if (!kept) throw missing("event_unknown", "That payload is no longer in quarantine.", { eventId });
  await acceptPayload(deps, channel, kept.payload, kept.received_at.toISOString());
  return inOrganization(deps.database, channel.organizationId, async (tx) => {
    // Failing again counted another attempt on the same row.
    const { rowCount } = await tx.client.query(
      "delete from comm_inbound_events where organization_id = $1 and channel_id = $2 and id = $3 and state = 'quarantined' and attempts = 0",
      [tx.organizationId, channelId, eventId],
    );
    return rowCount === 1 ? "read" : "quarantined";
  });
}
