import { liveOfEach } from "../access/index.ts";

/** Pages that show channels hear which one changed. */
export const channelLive = liveOfEach("channel_changed", ({ channelId }) => ({
  name: "channel",
  needs: ["channel.read"],
  data: { id: channelId },
}));
