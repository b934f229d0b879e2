import { countBy } from "../count-by.ts";
import type { Invariant } from "./invariant.ts";

/** Checks that the rule answers every message exactly once. */
export const answeredOnce: Invariant = {
  name: "every stored message has one reply",
  check({ stored, answers }) {
    const times = countBy(answers, (answer) => answer.causedBy);
    return stored
      .filter(({ id }) => times.get(id) !== 1)
      .map(({ id, key }) => `${key} has ${times.get(id) ?? 0} replies`);
  },
};
