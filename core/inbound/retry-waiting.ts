import type { ChannelAccess } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { InboundEvent } from "../protocol/index.ts";
import { applyInboundEvent, type OtherEvent } from "./apply-inbound-event.ts";

/** Events that came before what they speak of are tried for this long; then they stay as they are, visible. */
const PATIENCE = "10 minutes";

type Waiting = { channel_id: ChannelId; event_key: string; payload: JsonObject; received_at: Date };

/** Tries events again that spoke of a message which had not arrived, the least tried first and every channel in turn: a loud one delays nobody, and one event that fails stops no other. */
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
  for (const waiting of rows) await again(database, channels, waiting).catch((error: unknown) => log.warn({ channelId: waiting.channel_id, eventKey: waiting.event_key, err: textOf(error) }, "waiting event not applied"));
  return rows.length;
}

async function again(database: Database, channels: ChannelAccess, waiting: Waiting): Promise<void> {
  const channel = await channels.open(waiting.channel_id);
  const event = channel?.connector.normalise(waiting.payload, { ...channel.account, at: waiting.received_at.toISOString() }).find((one) => one.key === waiting.event_key);
  if (channel && event && isOther(event)) await applyInboundEvent(database, channel, event, waiting.payload);
}

const isOther = (event: InboundEvent): event is OtherEvent => !["message_received", "typing_started", "button_pressed", "command_invoked"].includes(event.kind);
