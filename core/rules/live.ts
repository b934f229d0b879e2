import { liveOfEach } from "../access/index.ts";

/** Pages that show rules hear which one changed. */
export const ruleLive = liveOfEach("rule_changed", ({ ruleId }) => ({
  name: "rule",
  needs: ["rule.read"],
  data: { id: ruleId },
}));
