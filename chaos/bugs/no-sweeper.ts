import { patchBug, type Bug } from "./bug.ts";

const events = patchBug("events", "claim_events", "limit wanted", "limit 0");
const deliveries = patchBug("deliveries", "claim_deliveries", "limit wanted", "limit 0");

/** Nobody looks for what a dead process left. */
export const noSweeper: Bug = {
  name: "no sweeper",
  async sow(stage) {
    await events.sow(stage);
    await deliveries.sow(stage);
  },
};
