import { createHash } from "node:crypto";
import type { OpenChannel } from "../channels/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import { appendEvent } from "../outbox/index.ts";
import { isTransient } from "./is-transient.ts";

/** Describes a quarantined payload: its raw text, when it first arrived, and the reason. */
export type Unread = { readonly payload: JsonObject; readonly at: string; readonly error: string };

/** Characters that are kept of a payload whose JSON cannot be stored. */
const REMNANT = 100_000;

/** Quarantines a payload that could not be read or stored. It is visible on its channel and can be replayed once the cause is fixed. */
export async function quarantine(database: Database, channel: OpenChannel, unread: Unread): Promise<void> {
  try {
    await keep(database, channel, unread, storableJson(unread.payload));
  } catch (error) {
    if (isTransient(error)) throw error;
    await keep(database, channel, unread, remnantOf(unread.payload, errorMessage(error)));
  }
}

async function keep(
  database: Database,
  channel: OpenChannel,
  { at, error }: Unread,
  body: string,
): Promise<void> {
  // Its key cannot be read, so the hash of its bytes is its key: a repeat is still recognised.
  const key = `quarantine:${createHash("sha256").update(body).digest("hex")}`;
  await inOrganization(database, channel.organizationId, async (tx) => {
    await tx.client.query(
      `insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, state, error, received_at)
       select $1, $2, $3, $4, 'unread', $5::jsonb, 'quarantined', $6, $7::timestamptz from (select from comm_channels where organization_id = $1 and id = $2 for key share) channel
       on conflict (organization_id, channel_id, event_key) do update set attempts = comm_inbound_events.attempts + 1, error = excluded.error`,
      [tx.organizationId, channel.channelId, key, newId("iev"), body, errorText(error), at],
    );
    await appendEvent(tx, { kind: "channel_changed", channelId: channel.channelId });
  });
}

/** Shortens an error for its row. */
export const errorText = (error: string): string => storableText(error.slice(0, 2000));

/** Keeps the beginning of a payload that is too deep or too large for a JSON column. */
function remnantOf(payload: JsonObject, why: string): string {
  try {
    return storableJson({ unstorable: why, begins: JSON.stringify(payload).slice(0, REMNANT) });
  } catch {
    return storableJson({ unstorable: why, holds: Object.keys(payload).slice(0, 100) });
  }
}
