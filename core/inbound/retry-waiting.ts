import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { InboundEvent } from "../protocol/index.ts";
import { applyInboundEvent, type OtherEvent } from "./apply-inbound-event.ts";
import { endWaiting } from "./end-waiting.ts";

/** How long events wait for their message. After it, edits are stored as messages; other events mean nothing by themselves and stay as they are. */
const PATIENCE = "10 minutes";

type Waiting = { channel_id: ChannelId; event_key: string; payload: JsonObject; received_at: Date };

/** Retries events whose message had not arrived, least tried first and each channel in turn. A busy channel delays no other, and a failing event stops no other. */
export async function retryWaiting(database: Database, channels: ChannelAccess): Promise<number> {
  const { rows } = await database.system.query<Waiting>(
    `select channel_id, event_key, payload, received_at
     from (
       select w.*, row_number() over (partition by channel_id order by attempts, received_at) as turn
       from comm_inbound_events w where state = 'waiting' and received_at > clock_timestamp() - $1::interval
     ) waiting
     order by turn, attempts, received_at limit 200`,
    [PATIENCE],
  );
  for (const waiting of rows)
    await again(database, channels, waiting).catch((error: unknown) =>
      log.warn(
        { channelId: waiting.channel_id, eventKey: waiting.event_key, err: errorMessage(error) },
        "waiting event not applied",
      ),
    );
  await endOverdue(database, channels);
  return rows.length;
}

async function endOverdue(database: Database, channels: ChannelAccess): Promise<void> {
  const { rows } = await database.system.query<Waiting>(
    "select channel_id, event_key, payload, received_at from comm_inbound_events where state = 'waiting' and kind = 'message_edited' and received_at <= clock_timestamp() - $1::interval order by received_at limit 200",
    [PATIENCE],
  );
  for (const waiting of rows)
    await end(database, channels, waiting).catch((error: unknown) =>
      log.warn(
        { channelId: waiting.channel_id, eventKey: waiting.event_key, err: errorMessage(error) },
        "overdue edit not kept",
      ),
    );
}

async function end(database: Database, channels: ChannelAccess, waiting: Waiting): Promise<void> {
  const channel = await channels.open(waiting.channel_id);
  if (!channel) return;
  const event = attempt(() => eventOf(channel, waiting));
  await endWaiting(database, channel, {
    eventKey: waiting.event_key,
    event: event?.kind === "message_edited" ? event : null,
    payload: waiting.payload,
    at: waiting.received_at.toISOString(),
  });
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    // A payload that can no longer be read is quarantined with its bytes.
    return null;
  }
}

const eventOf = (
  { connector, account }: OpenChannel,
  { payload, received_at: at, event_key: key }: Waiting,
): InboundEvent | undefined =>
  connector.normalise(payload, { ...account, at: at.toISOString() }).find((one) => one.key === key);

async function again(database: Database, channels: ChannelAccess, waiting: Waiting): Promise<void> {
  const channel = await channels.open(waiting.channel_id);
  const event = channel && eventOf(channel, waiting);
  if (channel && event && isOther(event)) await applyInboundEvent(database, channel, event, waiting.payload);
}

const isOther = (event: InboundEvent): event is OtherEvent =>
  !["message_received", "typing_started", "button_pressed", "command_invoked", "form_submitted"].includes(
    event.kind,
  );
