import { patchBug, type Bug } from "./bug.ts";

const events = patchBug("events", "claim_events", "limit wanted", "limit 0");
const deliveries = patchBug("deliveries", "claim_deliveries", "limit wanted", "limit 0");

/** Turns off the sweeper that recovers the work of a dead process. */
export const noSweeper: Bug = {
  name: "no sweeper",
  async inject(stage) {
    await events.inject(stage);
    await deliveries.inject(stage);
  },
};
