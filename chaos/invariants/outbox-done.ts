import type { Invariant } from "./invariant.ts";

/** Checks that every event of the outbox was carried out. */
export const outboxDone: Invariant = {
  name: "no event is left in the outbox",
  check: ({ undone, givenUp }) => [
    ...undone.map(({ id, attempts }) => `event ${id} is undone after ${attempts} attempts`),
    ...givenUp.map(({ id, error }) => `event ${id} was given up: ${error}`),
  ],
};
