import type { OpenChannel } from "../channels/index.ts";
import { createRecorder } from "../conversations/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { MessageEdited, MessageReceived } from "../protocol/index.ts";
import { editMessage } from "./edit-message.ts";
import { isTransient } from "./is-transient.ts";
import { quarantine } from "./quarantine.ts";
import { setEventState } from "./record-event.ts";

/** An edit whose message never arrived. `event` is null where its payload can no longer be read. */
export type OverdueEdit = {
  readonly eventKey: string;
  readonly event: MessageEdited | null;
  readonly payload: JsonObject;
  readonly at: string;
};

/**
 * Stops waiting for the message of an edit. Stores the edit as that message, marked as edited, or quarantines it where
 * it contains too little. A contact's words are never lost without a trace.
 */
export async function endWaiting(database: Database, channel: OpenChannel, edit: OverdueEdit): Promise<void> {
  const message = edit.event && messageIn(edit.event);
  const fault =
    edit.event && message
      ? await keep(database, channel, edit.event, message, edit)
      : "This event changes a message that Parley never received.";
  if (fault === undefined) return;
  await quarantine(database, channel, { payload: edit.payload, at: edit.at, error: fault });
  // It is in quarantine now. If its row stayed, a replay would take it for a duplicate.
  await inOrganization(database, channel.organizationId, (tx) =>
    tx.client.query(
      "delete from comm_inbound_events where organization_id = $1 and channel_id = $2 and event_key = $3 and state = 'waiting'",
      [tx.organizationId, channel.channelId, edit.eventKey],
    ),
  );
}

/** Builds the message as it would have arrived, with its present text. */
function messageIn({
  key,
  thread,
  externalId,
  content,
  from,
  original,
}: MessageEdited): MessageReceived | null {
  return from && original
    ? { kind: "message_received", key: `${key}/original`, thread, externalId, content, from, ...original }
    : null;
}

/** Returns the reason why it could not be stored; safe to repeat. */
async function keep(
  database: Database,
  channel: OpenChannel,
  event: MessageEdited,
  message: MessageReceived,
  { payload, at }: OverdueEdit,
): Promise<string | undefined> {
  try {
    // Its event is inserted without a lease, so that any worker claims it: this job runs no rules itself.
    await createRecorder(
      database,
      false,
    )({ channelId: channel.channelId, event: message, payload, receivedAt: at });
    await inOrganization(database, channel.organizationId, async (tx) => {
      await tx.client.query(
        "update comm_messages set edited_at = $4 where organization_id = $1 and channel_id = $2 and external_id = $3 and edited_at is null",
        [tx.organizationId, channel.channelId, event.externalId, event.occurredAt],
      );
      await editMessage(tx, channel.channelId, event);
      await setEventState(tx, channel.channelId, event.key, "recorded");
    });
    return undefined;
  } catch (error) {
    if (isTransient(error)) throw error;
    return errorMessage(error);
  }
}
