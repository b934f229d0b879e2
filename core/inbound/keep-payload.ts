import { createHash } from "node:crypto";
import type { OpenChannel } from "../channels/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { newId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";

/** Keeps a payload in which a connector found no event. A repeat is recognised by its bytes. */
export async function keepPayload(
  database: Database,
  channel: OpenChannel,
  payload: JsonObject,
  at: string,
): Promise<void> {
  const body = storableJson(payload);
  const key = `nothing:${createHash("sha256").update(body).digest("hex")}`;
  await inOrganization(database, channel.organizationId, (tx) =>
    tx.client.query(
      `insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
       select $1, $2, $3, $4, 'nothing', $5::jsonb, $6::timestamptz from (select from comm_channels where organization_id = $1 and id = $2 for key share) channel
       on conflict do nothing`,
      [tx.organizationId, channel.channelId, key, newId("iev"), body, at],
    ),
  );
}
