import type { OpenChannel } from "../channels/index.ts";
import { readOrganization, inOrganization } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import { errorText } from "./quarantine.ts";
import { readPayload } from "./read-payload.ts";
import type { ReceiveDependencies } from "./receive-dependencies.ts";

/** Ingests a quarantined payload again. It leaves the quarantine on success, and stays with the new error otherwise. */
export async function replayEvent(
  deps: ReceiveDependencies,
  channelId: string,
  eventId: string,
): Promise<"read" | "quarantined"> {
  const channel = await deps.channels.open(channelId);
  if (!channel) throw missing("channel_unknown", "Channel not found.", { channelId });
  const kept = await find(deps, channel, eventId);
  const fault = await readPayload(deps, channel, kept.payload, kept.received_at.toISOString());
  await settle(deps, channel, eventId, fault);
  return fault === undefined ? "read" : "quarantined";
}

const QUARANTINED = "organization_id = $1 and channel_id = $2 and id = $3 and state = 'quarantined'";

async function find(
  { database }: ReceiveDependencies,
  { organizationId, channelId }: OpenChannel,
  eventId: string,
): Promise<{ payload: JsonObject; received_at: Date }> {
  return readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ payload: JsonObject; received_at: Date }>(
      `select payload, received_at from comm_inbound_events where ${QUARANTINED}`,
      [organizationId, channelId, eventId],
    );
    if (!rows[0]) throw missing("event_unknown", "This event is no longer in quarantine.", { eventId });
    return rows[0];
  });
}

async function settle(
  { database }: ReceiveDependencies,
  { organizationId, channelId }: OpenChannel,
  eventId: string,
  fault: string | undefined,
): Promise<void> {
  await inOrganization(database, organizationId, async (tx) => {
    const values = [organizationId, channelId, eventId];
    if (fault === undefined)
      await tx.client.query(`delete from comm_inbound_events where ${QUARANTINED}`, values);
    else
      await tx.client.query(
        `update comm_inbound_events set attempts = attempts + 1, error = $4 where ${QUARANTINED}`,
        [...values, errorText(fault)],
      );
  });
}
