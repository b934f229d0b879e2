import { createHash } from "node:crypto";
import type { OpenChannel } from "../channels/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import { appendEvent } from "../outbox/index.ts";
import { isTransient } from "./is-transient.ts";

/** What is set aside: the raw payload, when it first reached us, and why. */
export type Unread = { readonly payload: JsonObject; readonly at: string; readonly error: string };

/** As much of a payload as is kept when not even its JSON can be. */
const REMNANT = 100_000;

/** Sets a payload aside that could not be read or stored: visible on its channel, replayable once the cause is mended. */
export async function quarantine(database: Database, channel: OpenChannel, unread: Unread): Promise<void> {
  try {
    await keep(database, channel, unread, storableJson(unread.payload));
  } catch (error) {
    if (isTransient(error)) throw error;
    await keep(database, channel, unread, remnantOf(unread.payload, textOf(error)));
  }
}

async function keep(
  database: Database,
  channel: OpenChannel,
  { at, error }: Unread,
  body: string,
): Promise<void> {
  // No key could be read from it, so its own bytes are its key: a repeat is still a repeat.
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

/** An error as its row keeps it. */
export const errorText = (error: string): string => storableText(error.slice(0, 2000));

/** Too deep or too large for a row of JSON: its beginning is kept, for people to look at. */
function remnantOf(payload: JsonObject, why: string): string {
  try {
    return storableJson({ unstorable: why, begins: JSON.stringify(payload).slice(0, REMNANT) });
  } catch {
    return storableJson({ unstorable: why, holds: Object.keys(payload).slice(0, 100) });
  }
}
