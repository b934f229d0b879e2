import { liveOfEach } from "../access/index.ts";

/** Pages that show members hear which one changed; a member's own pages always do. */
export const identityLive = liveOfEach("member_changed", ({ userId }) => ({
  name: "member",
  needs: ["member.read"],
  alsoFor: userId,
  data: { id: userId },
}));
