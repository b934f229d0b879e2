import { inOrganization } from "../database/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { keepHealth } from "./health/keep-health.ts";

/** Writes down at once that a platform refused our credentials when we sent; the next good check clears it. */
export async function noteRefusal(deps: Pick<ChannelDeps, "database" | "channels">, channelId: string, reason: string): Promise<void> {
  const channel = await deps.channels.open(channelId);
  if (!channel) return;
  const finding = { code: "credentials_refused", severity: "broken", text: `The platform refuses this account's credentials: ${reason}`, fix: "Enter them again in the channel's settings. Messages wait until then." } as const;
  await inOrganization(deps.database, channel.organizationId, (tx) => keepHealth(tx, channel.channelId, { account: "", findings: [finding] }));
}
