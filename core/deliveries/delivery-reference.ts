import type { ChannelId, OrganizationId } from "../kernel/ids.ts";

/** A delivery, and the channel that carries it. */
export type DeliveryReference = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly channelId: ChannelId;
};

/** How long a queued delivery stays with the process that queued it before others may take it. */
export const DELIVERY_LEASE = "30 seconds";
