import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import type { ContactId, ConversationId, MessageId, OrganizationId, OutboxId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import { EVENT_LEASE, type ClaimedEvent } from "../outbox/index.ts";
import { summarise, toInboundRow, type InboundMessage } from "./inbound-message.ts";
import { CONVERSATION_POLICY } from "./policy.ts";

/** `claimed`: the event was inserted with a lease of this process, which must now handle it. `waits`: a responder has to handle it. */
export type Recorded =
  | {
      readonly kind: "recorded";
      readonly organizationId: OrganizationId;
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
      readonly contactId: ContactId | null;
      readonly claimed: ClaimedEvent | null;
      readonly waits: boolean;
      readonly hasMedia: boolean;
    }
  | { readonly kind: "duplicate" };

/** Remembers one customer's message, once; resolves after the commit. */
export type RecordInbound = (arrival: InboundMessage) => Promise<Recorded>;

type Row = {
  ord: number;
  organization_id: OrganizationId;
  message_id: MessageId;
  conversation_id: ConversationId;
  contact_id: ContactId | null;
  outbox_id: OutboxId;
  claimed: boolean;
  is_first: boolean;
  waits: boolean;
  dialogue: boolean;
};

/**
 * Opens the recorder of this process. Messages that arrive together are stored by one statement in one transaction. The
 * events of messages that no responder wants are done as they are stored. `runsWorkers` says whether this process handles
 * what it records; else workers claim it.
 */
export function createRecorder(database: Database, runsWorkers: boolean): RecordInbound {
  const lease = runsWorkers ? EVENT_LEASE : null;
  return createBatcher(async (arrivals: readonly InboundMessage[]) => {
    const batch = arrivals.map((arrival, ord) => ({ ord, ...toInboundRow(arrival) }));
    const { rows } = await database.ingest.query<Row>({
      name: "record_inbound",
      text: "select * from record_inbound($1, $2, $3, $4)",
      values: [
        storableJson(batch),
        lease,
        arrivals.map(({ interest = "yes" }) => interest),
        CONVERSATION_POLICY,
      ],
    });
    const recorded = new Map(rows.map((row) => [row.ord, toRecorded(row, arrivals[row.ord])]));
    return arrivals.map((_, ord): Recorded => recorded.get(ord) ?? { kind: "duplicate" });
  });
}

function toRecorded(stored: Row, arrival: InboundMessage | undefined): Recorded {
  return {
    kind: "recorded",
    organizationId: stored.organization_id,
    messageId: stored.message_id,
    conversationId: stored.conversation_id,
    contactId: stored.contact_id,
    claimed: stored.claimed ? toClaimed(stored, arrival) : null,
    waits: stored.waits,
    hasMedia: arrival?.event.content.parts.some((part) => "media" in part) ?? false,
  };
}

const toClaimed = (row: Row, arrival: InboundMessage | undefined): ClaimedEvent => ({
  organizationId: row.organization_id,
  id: row.outbox_id,
  conversationId: row.conversation_id,
  event: {
    kind: "message_received",
    messageId: row.message_id,
    conversationId: row.conversation_id,
    first: row.is_first,
    ...(row.dialogue && { dialogue: true }),
    ...(arrival && { identity: arrival.event.from.identities[0] }),
  },
  causedBy: row.message_id,
  depth: 0,
  attempts: 1,
  ...(arrival && { summary: summarise(arrival.channelId, arrival.event) }),
});
