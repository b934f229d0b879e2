import { changed, liveOfEach } from "../access/index.ts";

/** Pages that show rules hear which one changed. */
export const ruleLive = liveOfEach("rule_changed", ({ ruleId }) => ({
  ...changed("rule", ruleId),
  needs: ["rule.read"],
}));
