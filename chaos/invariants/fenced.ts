import type { Invariant } from "./invariant.ts";

/** Checks that an unconfirmed reply stays so. Only a member may decide it; a late receipt must not. */
export const fenced: Invariant = {
  name: "a late receipt changes nothing",
  check: ({ answers }) =>
    answers
      .filter(({ state, lastOutcome }) => lastOutcome === "unconfirmed" && state !== "unconfirmed")
      .map(({ id, state }) => `reply ${id} was unconfirmed, but is ${state}`),
};
