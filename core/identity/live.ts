import { changed, liveOfEach } from "../access/index.ts";

/** Pages that show members hear which one changed; a member's own pages always do. */
export const identityLive = liveOfEach("member_changed", ({ userId }) => ({
  ...changed("member", userId),
  needs: ["member.read"],
  alsoFor: userId,
}));
