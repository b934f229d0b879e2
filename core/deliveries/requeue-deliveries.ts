import type { DeliveryReference } from "./delivery-reference.ts";
import type { Database } from "../database/index.ts";

/** Queues deliveries again that were stored as begun and that nobody has begun: the process that stored them never heard so. */
export async function requeueDeliveries(
  database: Database,
  deliveries: readonly Pick<DeliveryReference, "organizationId" | "id">[],
): Promise<void> {
  await database.system.query(
    `update comm_deliveries d set state = 'queued', attempts = 0, attempt_started_at = null, lease_until = null
     from unnest($1::text[], $2::text[]) as w (organization_id, id)
     where d.organization_id = w.organization_id and d.id = w.id and d.state = 'sending' and d.attempts = 1`,
    [deliveries.map((one) => one.organizationId), deliveries.map((one) => one.id)],
  );
}
