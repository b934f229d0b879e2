import type { Database } from "../database/index.ts";
import { SENDING_LEASE, type Operation, type SendTask } from "./send-task.ts";
import { type DeliveryReference } from "./delivery-reference.ts";
import type { ChannelId, ConversationId, MessageId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Button, Mark, ThreadReference } from "../protocol/index.ts";

type Row = {
  organization_id: OrganizationId;
  delivery_id: string;
  message_id: MessageId;
  conversation_id: ConversationId;
  channel_id: ChannelId;
  operation: Operation;
  payload: JsonObject;
  attempts: number;
  tries: number;
  rate_limit_waits: number;
  parts_sent: number;
  thread_key: string;
  thread_kind: ThreadReference["kind"];
  thread_title: string;
  thread_context: JsonObject;
  body: string;
  marks: Mark[];
  parts: JsonObject[];
  buttons: Button[][] | null;
  reply_to: string | null;
  external_id: string | null;
  further_ids: string[];
  author_name: string;
  automatic: boolean;
  deleted: boolean;
  doubted_ms: number | null;
};

/** Moves queued deliveries to `sending`, counting the attempt; null for one that is somebody else's, not due, or behind another that is under way. */
export async function beginSending(
  database: Database,
  wanted: readonly DeliveryReference[],
): Promise<(SendTask | null)[]> {
  const { rows } = await database.system.query<Row>({
    name: "begin_sending",
    text: "select * from begin_sending($1, $2, $3)",
    values: [wanted.map((one) => one.organizationId), wanted.map((one) => one.id), SENDING_LEASE],
  });
  const tasks = new Map(rows.map((row) => [row.delivery_id, toTask(row)]));
  return wanted.map((one) => tasks.get(one.id) ?? null);
}

const toTask = (row: Row): SendTask => ({
  organizationId: row.organization_id,
  id: row.delivery_id,
  messageId: row.message_id,
  conversationId: row.conversation_id,
  channelId: row.channel_id,
  operation: row.operation,
  payload: row.payload,
  attempt: row.attempts,
  tries: row.tries,
  rateLimitWaits: row.rate_limit_waits,
  partsSent: row.parts_sent,
  thread: {
    key: row.thread_key,
    kind: row.thread_kind,
    title: row.thread_title,
    context: row.thread_context,
  },
  body: row.body,
  marks: row.marks,
  parts: row.parts,
  buttons: row.buttons,
  replyTo: row.reply_to,
  externalId: row.external_id,
  furtherIds: row.further_ids,
  authorName: row.author_name,
  automatic: row.automatic,
  deleted: row.deleted,
  doubtedForMs: row.doubted_ms,
});
