import { createHash } from "node:crypto";
import type { OpenChannel } from "../channels/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { newId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import { appendEvent } from "../outbox/index.ts";

/** Sets a payload aside that could not be read or stored: visible on its channel, replayable once the cause is mended. */
export async function quarantine(database: Database, channel: OpenChannel, payload: JsonObject, error: string): Promise<void> {
  const body = storableJson(payload);
  // No key could be read from it, so its own bytes are its key: a repeat is still a repeat.
  const key = `quarantine:${createHash("sha256").update(body).digest("hex")}`;
  await inOrganization(database, channel.organizationId, async (tx) => {
    await tx.client.query(
      `insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, state, error, received_at)
       values ($1, $2, $3, $4, 'unread', $5, 'quarantined', $6, clock_timestamp())
       on conflict (organization_id, channel_id, event_key) do update set attempts = comm_inbound_events.attempts + 1, error = excluded.error`,
      [tx.organizationId, channel.channelId, key, newId("iev"), body, error.slice(0, 2000)],
    );
    await appendEvent(tx, { kind: "channel_changed", channelId: channel.channelId });
  });
}
