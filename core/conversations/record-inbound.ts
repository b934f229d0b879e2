import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import type { ContactId, ConversationId, MessageId, OrganizationId, OutboxId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import { EVENT_LEASE, type ClaimedEvent, type Glance } from "../outbox/index.ts";
import { nameOf, toInboundRow, type Arrival } from "./arrival.ts";

/** `handed`: the event was born leased to this process, which must now act on it. */
export type Recorded =
  | { readonly kind: "recorded"; readonly organizationId: OrganizationId; readonly messageId: MessageId; readonly conversationId: ConversationId; readonly contactId: ContactId | null; readonly claimed: ClaimedEvent | null; readonly hasMedia: boolean }
  | { readonly kind: "duplicate" };

/** Remembers one customer's message, once; resolves after the commit. */
export type RecordInbound = (arrival: Arrival) => Promise<Recorded>;

type Row = { ord: number; organization_id: OrganizationId; message_id: MessageId; conversation_id: ConversationId; contact_id: ContactId | null; outbox_id: OutboxId; handed: boolean; is_first: boolean };

/**
 * Opens the recorder of this process. Messages that arrive together are stored by one statement in one transaction;
 * `keepsWork` says whether this process acts on what it records (else workers claim it).
 */
export function createRecorder(database: Database, keepsWork: boolean): RecordInbound {
  const lease = keepsWork ? EVENT_LEASE : null;
  return createBatcher(async (arrivals: readonly Arrival[]) => {
    const batch = arrivals.map((arrival, ord) => ({ ord, ...toInboundRow(arrival) }));
    const { rows } = await database.line.query<Row>({ name: "record_inbound", text: "select * from record_inbound($1, $2)", values: [storableJson(batch), lease] });
    const recorded = new Map(rows.map((row) => [row.ord, toRecorded(row, arrivals[row.ord])]));
    return arrivals.map((_, ord): Recorded => recorded.get(ord) ?? { kind: "duplicate" });
  });
}

function toRecorded(row: Row, arrival: Arrival | undefined): Recorded {
  const { organization_id: organizationId, message_id: messageId, conversation_id: conversationId, contact_id: contactId } = row;
  const claimed: ClaimedEvent | null = row.handed
    ? { organizationId, id: row.outbox_id, conversationId, event: { kind: "message_received", messageId, conversationId, first: row.is_first }, causedBy: messageId, depth: 0, attempts: 1, ...(arrival && { glance: glanceAt(arrival) }) }
    : null;
  return { kind: "recorded", organizationId, messageId, conversationId, contactId, claimed, hasMedia: arrival?.event.content.parts.some((part) => "media" in part) ?? false };
}

const glanceAt = ({ channelId, event }: Arrival): Glance => ({ channelId, text: event.content.text.text, authorName: nameOf(event) });
