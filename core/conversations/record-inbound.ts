import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import type { ContactId, ConversationId, MessageId, OrganizationId, OutboxId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import { EVENT_LEASE, type ClaimedEvent, type Glance } from "../outbox/index.ts";
import { nameOf, toInboundRow, type Arrival } from "./arrival.ts";
import { firstAttempt } from "./first-attempt.ts";
import { toReplyRow, type Reply } from "./queue-reply.ts";
import { SENDING_LEASE, type Room, type SendTask } from "./send-task.ts";

/** `claimed`: the event was born leased to this process, which must now act on it. */
export type Recorded =
  | {
      readonly kind: "recorded";
      readonly organizationId: OrganizationId;
      readonly messageId: MessageId;
      readonly conversationId: ConversationId;
      readonly contactId: ContactId | null;
      readonly claimed: ClaimedEvent | null;
      readonly settled: boolean;
      readonly hasMedia: boolean;
    }
  | { readonly kind: "duplicate" };

/** Remembers one customer's message, once; resolves after the commit. */
export type RecordInbound = (arrival: Arrival) => Promise<Recorded>;

/** Keeps room for answers that are sent as soon as they are stored. */
export type Reserve = (wanted: number) => Room;

type Row = {
  ord: number;
  organization_id: OrganizationId;
  message_id: MessageId;
  conversation_id: ConversationId;
  contact_id: ContactId | null;
  outbox_id: OutboxId;
  handed: boolean;
  is_first: boolean;
  settled: boolean;
  begun: boolean;
  thread_title: string | null;
  thread_context: JsonObject | null;
};

/**
 * Opens the recorder of this process. Messages that arrive together are stored by one statement in one transaction, with
 * what was foreseen of them where it holds; `keepsWork` says whether this process acts on what it records (else workers claim it).
 */
export function createRecorder(
  database: Database,
  keepsWork: boolean,
  reserve: Reserve = () => NO_ROOM,
): RecordInbound {
  const lease = keepsWork ? EVENT_LEASE : null;
  return createBatcher(async (arrivals: readonly Arrival[]) => {
    const batch = arrivals.map((arrival, ord) => ({ ord, ...toInboundRow(arrival) }));
    const answers = batch.flatMap(({ ord, message_id }) => answerOf(ord, message_id, arrivals[ord]) ?? []);
    const deliveries = answers.flatMap(({ reply }) => reply?.row ?? []);
    const room = reserve(deliveries.length);
    const { rows } = await database.line
      .query<Row>({
        name: "record_inbound",
        text: "select * from record_inbound($1, $2, $3, $4, $5)",
        values: [
          storableJson(batch),
          lease,
          storableJson(answers.map(({ ord, runs, reply }) => ({ ord, runs, reply: reply?.row ?? null }))),
          SENDING_LEASE,
          room.places,
        ],
      })
      .catch((error: unknown) => {
        // It may have been committed all the same.
        room.takeBack(
          deliveries.map((one) => ({ organizationId: one.organization_id, id: one.delivery_id })),
        );
        throw error;
      });
    const said = new Map(answers.map(({ ord, reply }) => [ord, reply]));
    room.begin(rows.flatMap((row) => taskOf(row, arrivals[row.ord], said.get(row.ord)) ?? []));
    const recorded = new Map(rows.map((row) => [row.ord, toRecorded(row, arrivals[row.ord])]));
    return arrivals.map((_, ord): Recorded => recorded.get(ord) ?? { kind: "duplicate" });
  });
}

const NO_ROOM: Room = { places: 0, begin: () => {}, takeBack: () => {} };

type Said = { readonly reply: Omit<Reply, "conversationId">; readonly row: ReturnType<typeof toReplyRow> };

/** An answer with ids of its own for each try: one that failed may still be taken back. */
function answerOf(ord: number, messageId: MessageId, arrival: Arrival | undefined) {
  if (!arrival?.foreseen) return null;
  const { runs, reply } = arrival.foreseen(messageId);
  return {
    ord,
    runs: runs.map(({ id, ruleId, facts }) => ({ id, rule_id: ruleId, facts })),
    reply: reply && ({ reply, row: toReplyRow(reply) } satisfies Said),
  };
}

function taskOf(row: Row, arrival: Arrival | undefined, said: Said | null | undefined): SendTask | null {
  if (!row.begun || !arrival || !said) return null;
  const { key, kind } = arrival.event.thread;
  const thread = { key, kind, title: row.thread_title ?? "", context: row.thread_context ?? {} };
  return firstAttempt(said.reply, {
    id: said.row.delivery_id,
    messageId: said.row.message_id,
    conversationId: row.conversation_id,
    channelId: arrival.channelId,
    thread,
  });
}

function toRecorded(row: Row, arrival: Arrival | undefined): Recorded {
  const {
    organization_id: organizationId,
    message_id: messageId,
    conversation_id: conversationId,
    contact_id: contactId,
    settled,
  } = row;
  const claimed: ClaimedEvent | null = row.handed
    ? {
        organizationId,
        id: row.outbox_id,
        conversationId,
        event: { kind: "message_received", messageId, conversationId, first: row.is_first },
        causedBy: messageId,
        depth: 0,
        attempts: 1,
        ...(arrival && { glance: glanceAt(arrival) }),
      }
    : null;
  return {
    kind: "recorded",
    organizationId,
    messageId,
    conversationId,
    contactId,
    claimed,
    settled,
    hasMedia: arrival?.event.content.parts.some((part) => "media" in part) ?? false,
  };
}

const glanceAt = ({ channelId, event }: Arrival): Glance => ({
  channelId,
  text: event.content.text.text,
  authorName: nameOf(event),
});
