import type { Database } from "../database/index.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";
import { SENDING_LEASE, type SendTask } from "./send-task.ts";
import { isPossibleTime } from "../kernel/believable-time.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import type { Receipt } from "../protocol/index.ts";
import type { Verdict } from "./next-delivery-state.ts";

/** One call's outcome and what it means for the delivery. `partsSent` counts calls that are certainly done, `callsLeft` says whether others follow this one. */
export type Outcome = {
  readonly task: SendTask;
  readonly part: number;
  readonly partsSent: number;
  readonly callsLeft?: boolean;
  readonly receipt: Receipt;
  readonly verdict: Verdict;
};

/** `accepted`: which of the outcomes were their attempt's own word; a zombie's is not. `next`: what may begin now, leased to this process. */
export type Recorded = { readonly accepted: readonly boolean[]; readonly next: readonly DeliveryReference[] };

type Row = {
  what: "accepted" | "next";
  organization_id: OrganizationId;
  delivery_id: string;
  attempt: number;
  /** Of what is next. */
  channel_id: ChannelId;
};

/** Writes outcomes down in one statement. */
export async function recordReceipts(database: Database, outcomes: readonly Outcome[]): Promise<Recorded> {
  const { rows } = await database.system.query<Row>({
    name: "record_receipts",
    text: "select * from record_receipts($1, $2, $3)",
    values: [storableJson(outcomes.map(toReceiptRow)), SENDING_LEASE, DELIVERY_LEASE],
  });
  const accepted = new Set(
    rows.filter((row) => row.what === "accepted").map((row) => `${row.delivery_id} ${row.attempt}`),
  );
  return {
    accepted: outcomes.map(({ task }) => accepted.has(`${task.id} ${task.attempt}`)),
    next: rows
      .filter((row) => row.what === "next")
      .map((row) => ({
        organizationId: row.organization_id,
        id: row.delivery_id,
        channelId: row.channel_id,
      })),
  };
}

/** Further names of the message. A poll's own id is one of them, told apart from those of messages. */
function namesOf({ otherIds = [], pollId }: Extract<Receipt, { kind: "sent" }>): readonly string[] | null {
  const names = [...otherIds, ...(pollId === undefined ? [] : [`poll:${pollId}`])];
  return names.length > 0 ? names : null;
}

function toReceiptRow({ task, part, partsSent, callsLeft, receipt, verdict }: Outcome) {
  const sent = receipt.kind === "sent" ? receipt : undefined;
  return {
    organization_id: task.organizationId,
    delivery_id: task.id,
    attempt: task.attempt,
    part,
    parts_sent: partsSent,
    calls_left: callsLeft ?? null,
    state: verdict.state,
    outcome: verdict.outcome,
    detail: verdict.detail,
    retry_after_ms: verdict.retryAfterMs,
    external_id: sent?.externalId ?? null,
    other_ids: sent ? namesOf(sent) : null,
    // An impossible time is no reason to doubt the message: it keeps ours.
    sent_at: sent?.sentAt !== undefined && isPossibleTime(sent.sentAt, Date.now()) ? sent.sentAt : null,
    position: sent?.position ?? null,
    outbox_id: newId("obx"),
  };
}
