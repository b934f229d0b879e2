import type { Invariant } from "./invariant.ts";

/** Every state has an exit timer: nothing waits for ever, nothing is being sent beyond its lease. */
export const settled: Invariant = {
  name: "no reply is stuck",
  check: ({ answers, beyondLease }) => [
    ...answers
      .filter(({ state }) => state === "queued" || state === "sending")
      .map(({ id, state }) => `reply ${id} is still ${state}`),
    ...(beyondLease > 0 ? [`${beyondLease} deliveries are in "sending" beyond their lease`] : []),
  ],
};
