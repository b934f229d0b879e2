import type { Database } from "../database/index.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "../conversations/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";

/** Takes over up to `wanted` queued deliveries nobody works on, first of each conversation's line. */
export async function claimDeliveries(database: Database, wanted: number): Promise<DeliveryReference[]> {
  const { rows } = await database.system.query<{ organization_id: OrganizationId; delivery_id: string }>({
    name: "claim_deliveries",
    text: "select * from claim_deliveries($1, $2)",
    values: [wanted, DELIVERY_LEASE],
  });
  return rows.map((row) => ({ organizationId: row.organization_id, id: row.delivery_id }));
}
