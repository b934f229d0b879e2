import { changed, liveOfEach } from "../access/index.ts";

/** Pages that show channels hear which one changed. */
export const channelLive = liveOfEach("channel_changed", ({ channelId }) => ({
  ...changed("channel", channelId),
  needs: ["channel.read"],
}));
