import { countBy } from "../count-by.ts";
import type { Invariant } from "./invariant.ts";

/** Checks that every acknowledged message is stored exactly once. */
export const storedOnce: Invariant = {
  name: "every acknowledged message is stored once",
  check({ acknowledged, stored, quarantined }) {
    const times = countBy(stored, (message) => message.key);
    const wrong = [...acknowledged]
      .filter((key) => times.get(key) !== 1)
      .map((key) => `${key} is stored ${times.get(key) ?? 0} times`);
    const invented = [...times.keys()]
      .filter((key) => !acknowledged.has(key))
      .map((key) => `${key} is stored, but was never acknowledged`);
    return [...wrong, ...invented, ...(quarantined > 0 ? [`${quarantined} events were not understood`] : [])];
  },
};
