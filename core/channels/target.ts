import type { Target } from "../access/index.ts";
import { readChannel, type ChannelRow } from "./queries.ts";

/** Defines channels as targets of actions. A permission on channels covers all of them or none. */
export const channelTarget: Target<ChannelRow> = {
  kind: "channel",
  errors: { missing: ["channel_unknown"] },
  find: (tx, _, id) => readChannel(tx, id),
  resourceOf: () => ({}),
};
