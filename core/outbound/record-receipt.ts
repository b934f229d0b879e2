import type { Database } from "../database/index.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "../conversations/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import { storableJson } from "../kernel/storable.ts";
import type { Receipt } from "../protocol/index.ts";
import type { SendTask } from "./begin-sending.ts";
import type { Verdict } from "./delivery.ts";

/** One call's outcome and what it means for the delivery. `partsSent` counts calls that are certainly done. */
export type Outcome = { readonly task: SendTask; readonly part: number; readonly partsSent: number; readonly receipt: Receipt; readonly verdict: Verdict };

/** Writes outcomes down in one statement and answers the deliveries that may begin next, leased to this process. */
export async function recordReceipts(database: Database, outcomes: readonly Outcome[]): Promise<DeliveryReference[]> {
  const { rows } = await database.system.query<{ organization_id: OrganizationId; delivery_id: string; channel_id: ChannelId }>({
    name: "record_receipts",
    text: "select * from record_receipts($1, $2)",
    values: [storableJson(outcomes.map(toReceiptRow)), DELIVERY_LEASE],
  });
  return rows.map((row) => ({ organizationId: row.organization_id, id: row.delivery_id }));
}

function toReceiptRow({ task, part, partsSent, receipt, verdict }: Outcome) {
  const sent = receipt.kind === "sent" ? receipt : undefined;
  return {
    organization_id: task.organizationId,
    delivery_id: task.id,
    attempt: task.attempt,
    part,
    parts_sent: partsSent,
    state: verdict.state,
    outcome: verdict.outcome,
    detail: verdict.detail,
    retry_after_ms: verdict.retryAfterMs,
    external_id: sent?.externalId ?? null,
    other_ids: sent?.otherIds ?? null,
    sent_at: sent?.sentAt ?? null,
    position: sent?.position ?? null,
    outbox_id: newId("obx"),
  };
}
