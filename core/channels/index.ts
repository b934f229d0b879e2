import { defineRoom } from "../access/index.ts";
import { channelCommands } from "./commands.ts";
import { channelLive } from "./live.ts";
import { channelHealth } from "./find-problems.ts";
import { channelJobs } from "./jobs.ts";
import { channelEndpoints } from "./routes.ts";
import { channelRows } from "./tenant-rows.ts";

export type { MenuSource } from "./menu-source.ts";
export {
  createChannelAccess,
  hookUrl,
  type ChannelAccess,
  type HubAddress,
  type OpenChannel,
} from "./access.ts";
export { credentialsSeal } from "./open-credentials.ts";
export { findAppChannels } from "./find-app-channels.ts";
export { openAtAll } from "./open-own.ts";
export { createChannel } from "./create-channel.ts";
export { installChannel } from "./install-channel.ts";
export type { ChannelDeps, Registry } from "./channel.ts";
export { keepReported } from "./health/keep-reported.ts";
export { reportFindings } from "./health/report-findings.ts";
export {
  lostConnection,
  noteRefusal,
  noteSilence,
  refusedConnection,
  sharedConnection,
} from "./note-trouble.ts";
export { ChannelSchema, presentChannel } from "./present.ts";
export { listChannels, readChannel } from "./queries.ts";
export { changeTemplate } from "./templates/keep-templates.ts";
export { rewrapCredentials } from "./rewrap-credentials.ts";

export const channelsRoom = defineRoom({
  name: "channels",
  commands: channelCommands,
  endpoints: channelEndpoints,
  jobs: channelJobs,
  health: channelHealth,
  live: channelLive,
  tenantRows: channelRows,
});
