import type { Database } from "../database/index.ts";
import { DELIVERY_LEASE, type DeliveryReference } from "./delivery-reference.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";

/**
 * Takes over up to `wanted` queued deliveries nobody works on, the first of their conversations, of every channel in turn but of
 * those that are `crowded`.
 */
export async function claimDeliveries(
  database: Database,
  wanted: number,
  crowded: readonly string[] = [],
): Promise<DeliveryReference[]> {
  const { rows } = await database.system.query<{
    organization_id: OrganizationId;
    delivery_id: string;
    channel_id: ChannelId;
  }>({
    name: "claim_deliveries",
    text: "select * from claim_deliveries($1, $2, $3)",
    values: [wanted, DELIVERY_LEASE, crowded],
  });
  return rows.map((row) => ({
    organizationId: row.organization_id,
    id: row.delivery_id,
    channelId: row.channel_id,
  }));
}
