import type { Invariant } from "./invariant.ts";

/** Checks that no reply is still waiting or being sent, and that no send outlives its lease. */
export const noneStuck: Invariant = {
  name: "no reply is stuck",
  check: ({ answers, beyondLease }) => [
    ...answers
      .filter(({ state }) => state === "queued" || state === "sending")
      .map(({ id, state }) => `reply ${id} is still ${state}`),
    ...(beyondLease > 0 ? [`${beyondLease} deliveries are in "sending" beyond their lease`] : []),
  ],
};
