import { defineRoom } from "../access/index.ts";
import { findQuarantined } from "./find-quarantined.ts";
import { inboundJobs } from "./jobs.ts";
import { inboundRows } from "./tenant-rows.ts";

export { holdGateway, type HoldDependencies, type HoldOutcome, type HoldTimings } from "./hold-gateway.ts";
export { isUnchanged, lastCheckOf } from "./lease/channel-lease.ts";
export type { ReceiveDependencies } from "./receive-dependencies.ts";
export { receiveWebhook } from "./receive-webhook.ts";
export { replayEvent } from "./replay-event.ts";
export { inboundRoutes } from "./routes.ts";
export { syncChannel, type PollDependencies, type SyncOutcome } from "./sync-channel.ts";

export const inboundRoom = defineRoom({
  name: "inbound",
  jobs: inboundJobs,
  health: { organization: findQuarantined },
  tenantRows: inboundRows,
});
