import type { Target } from "../access/index.ts";
import { readChannel, type ChannelRow } from "./queries.ts";

/** A channel as actions see it; rights on channels reach all of them or none. */
export const channelTarget: Target<ChannelRow> = {
  kind: "channel",
  find: (tx, _, id) => readChannel(tx, id),
  resourceOf: () => ({}),
};
