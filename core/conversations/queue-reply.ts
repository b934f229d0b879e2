import type pg from "pg";
import { DELIVERY_LEASE, type DeliveryPayload, type DeliveryReference } from "../deliveries/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import type { Button, RichText } from "../protocol/index.ts";
import { CONVERSATION_POLICY } from "./policy.ts";

/** Who of us speaks. `name` is what the thread shows. */
export type ReplyAuthor = {
  readonly kind: "member" | "rule" | "command" | "system";
  readonly id: string | null;
  readonly name: string;
};

/** A message of ours on its way. `clientKey` makes a repeated request the same message. */
export type Reply = {
  readonly organizationId: OrganizationId;
  readonly conversationId: ConversationId;
  readonly author: ReplyAuthor;
  readonly text: RichText;
  /** As `comm_messages.parts` keeps them; media name stored attachments. */
  readonly parts?: readonly JsonObject[];
  readonly buttons?: readonly (readonly Button[])[];
  /** What it brings beside that. */
  readonly payload?: Omit<DeliveryPayload, "answers" | "answersUntil">;
  readonly replyToId?: MessageId;
  readonly clientKey: string;
  /** Counts against the conversation's loop budget and keeps quiet while a person is in charge. */
  readonly automatic: boolean;
  readonly causedBy?: string;
  readonly depth?: number;
};

/** What became of a reply; everything but `queued` left nothing behind. */
export type Queued = {
  readonly outcome: "queued" | "repeated" | "over_budget" | "paused";
  readonly messageId: MessageId;
  readonly delivery: DeliveryReference;
  readonly leased: boolean;
};

/** A row of `queue_replies`. */
export type QueuedRow = {
  message_id: MessageId;
  organization_id: OrganizationId;
  delivery_id: string;
  channel_id: ChannelId;
  outcome: Queued["outcome"];
  leased: boolean;
};

/** Queues replies in one statement, in order within each conversation; `runsWorkers` as in `createRecorder`. */
export async function queueReplies(
  client: Pick<pg.ClientBase, "query"> | pg.Pool,
  replies: readonly Reply[],
  runsWorkers: boolean,
): Promise<Queued[]> {
  const batch = replies.map((reply) => toReplyRow(reply));
  const { rows } = await client.query<QueuedRow>({
    name: "queue_replies",
    text: "select * from queue_replies($1, $2, $3)",
    values: [storableJson(batch), runsWorkers ? DELIVERY_LEASE : null, CONVERSATION_POLICY],
  });
  const byMessage = new Map(rows.map((row) => [row.message_id, row]));
  return batch.map((wanted) => toQueued(wanted.message_id, byMessage.get(wanted.message_id)));
}

/** The row `queue_replies` takes; `runId` ties it to the rule run behind it. */
export function toReplyRow(reply: Reply, runId?: string) {
  return {
    organization_id: reply.organizationId,
    conversation_id: reply.conversationId,
    message_id: newId("msg"),
    author_kind: reply.author.kind,
    author_id: reply.author.id,
    author_name: reply.author.name,
    body: reply.text.text,
    marks: reply.text.marks,
    parts: reply.parts ?? [],
    buttons: reply.buttons ?? null,
    payload: reply.payload ?? null,
    reply_to_id: reply.replyToId ?? null,
    client_key: reply.clientKey,
    automatic: reply.automatic,
    caused_by: reply.causedBy ?? null,
    depth: reply.depth ?? 0,
    delivery_id: newId("dsp"),
    outbox_id: newId("obx"),
    run_id: runId ?? null,
  };
}

/** What became of one row. */
export function toQueued(messageId: MessageId, row: QueuedRow | undefined): Queued {
  if (!row) throw new Error(`queue_replies said nothing of ${messageId}.`);
  return {
    outcome: row.outcome,
    messageId,
    delivery: { organizationId: row.organization_id, id: row.delivery_id, channelId: row.channel_id },
    leased: row.leased,
  };
}
