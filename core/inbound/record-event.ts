import type { Transaction } from "../database/index.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import type { InboundEvent } from "../protocol/index.ts";

/** Stores an event's raw payload under its key. Returns `known` for a repeat that is not waiting, or when its channel was removed. */
export async function recordEvent(
  tx: Transaction,
  channelId: ChannelId,
  event: InboundEvent,
  payload: JsonObject,
): Promise<"new" | "known"> {
  const { rowCount } = await tx.client.query(
    `insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
     select $1, $2, $3, $4, $5, $6::jsonb, clock_timestamp() from (select from comm_channels where organization_id = $1 and id = $2 for key share) channel
     on conflict (organization_id, channel_id, event_key) do update set state = 'recorded', attempts = comm_inbound_events.attempts + 1, processed_at = clock_timestamp()
     where comm_inbound_events.state = 'waiting'`,
    [tx.organizationId, channelId, event.key, newId("iev"), event.kind, storableJson(payload)],
  );
  return rowCount === 1 ? "new" : "known";
}

/** Marks an event as waiting for the message it refers to. */
export async function setEventState(
  tx: Transaction,
  channelId: ChannelId,
  eventKey: string,
  state: "waiting" | "recorded",
): Promise<void> {
  await tx.client.query(
    "update comm_inbound_events set state = $4 where organization_id = $1 and channel_id = $2 and event_key = $3",
    [tx.organizationId, channelId, eventKey, state],
  );
}
