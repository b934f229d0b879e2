import { countBy } from "../count-by.ts";
import type { Invariant } from "./invariant.ts";

/** The rule answers every message, and no message twice. */
export const answeredOnce: Invariant = {
  name: "every stored message has one reply",
  check({ stored, answers }) {
    const times = countBy(answers, (answer) => answer.causedBy);
    return stored
      .filter(({ id }) => times.get(id) !== 1)
      .map(({ id, key }) => `${key} has ${times.get(id) ?? 0} replies`);
  },
};
