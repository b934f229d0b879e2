import type { ChannelAccess } from "../channels/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { ChannelCapabilities } from "./capability-checks.ts";
import type { DeliveryReference } from "./delivery-reference.ts";

/** What a room needs that sends: what channels can carry, and who carries out what is queued. */
export type SendDeps = {
  readonly channels: Pick<ChannelAccess, "open">;
  /** Whether this process carries out what it queues. */
  readonly runsWorkers: boolean;
  readonly deliver: (delivery: DeliveryReference) => void;
};

/** What a change at a platform needs. `platform` is null when the channel cannot be opened: its delivery will say so. */
export type SendContext = { readonly platform: ChannelCapabilities | null; readonly runsWorkers: boolean };

/** Opens what a channel can carry. */
export const sendContext = async (deps: SendDeps, channelId: ChannelId): Promise<SendContext> => ({
  platform: (await deps.channels.open(channelId))?.connector ?? null,
  runsWorkers: deps.runsWorkers,
});

/** Begins, after the commit, the delivery that a change left to this process. */
export function beginDelivery(
  deps: SendDeps,
  { delivery }: { readonly delivery: DeliveryReference | null },
): void {
  if (delivery) deps.deliver(delivery);
}
