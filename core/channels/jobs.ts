import type { Job } from "../access/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { publishMenus } from "./publish-menus.ts";
import { checkChannels } from "./check-channels.ts";

export const channelJobs: readonly Job<Pick<ChannelDeps, "database" | "channels" | "menus">>[] = [
  { name: "check-channels", recurrence: { everyMs: 30_000 }, run: checkChannels },
  { name: "publish-menus", recurrence: { everyMs: 10_000 }, run: publishMenus },
];
