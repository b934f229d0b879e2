import type { Invariant } from "./invariant.ts";

/** What was settled as unconfirmed stays so: only a person knows better than a late word. */
export const fenced: Invariant = {
  name: "a late word changes nothing",
  check: ({ answers }) =>
    answers
      .filter(({ state, lastOutcome }) => lastOutcome === "unconfirmed" && state !== "unconfirmed")
      .map(({ id, state }) => `reply ${id} was settled as unconfirmed, but is ${state}`),
};
